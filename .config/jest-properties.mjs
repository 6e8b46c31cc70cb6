import fc from 'fast-check';

// Shrinking a failure can take an hour where an example runs long. The seed is printed: run it again here to have it shrunk.
if (process.env.CI) fc.configureGlobal({ endOnFailure: true });
