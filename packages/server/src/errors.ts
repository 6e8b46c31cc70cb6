type ErrorSource = 'plugin' | 'downstream';

/** Permanent codes of this package; listed in docs/errors.md. */
export const SERVER_ERRORS = {
  SERVER_UNAUTHENTICATED: {
    status: 401,
    source: 'plugin',
    title: 'The request carries no valid token',
    fix: 'Send "Authorization: Bearer <token>"; `smartcloudops token create --name … --role viewer` makes a token.',
  },
  SERVER_TOO_MANY_FAILURES: {
    status: 429,
    source: 'plugin',
    title: 'Too many wrong tokens from this address',
    fix: 'Wait as long as the header Retry-After says.',
  },
  SERVER_BAD_USAGE: {
    status: 400,
    source: 'plugin',
    title: 'The command line is not understood',
    fix: '`smartcloudops <command> --help` lists what it takes.',
  },
  SERVER_BAD_INPUT: {
    status: 400,
    source: 'plugin',
    title: 'What was read from standard input or a file is not understood',
    fix: 'The message names the line.',
  },
  SERVER_ADDRESS_IN_USE: {
    status: 500,
    source: 'plugin',
    title: 'The address to listen on is taken',
    fix: 'Choose another with --port, or stop what listens there.',
  },
  SERVER_BAD_TOKEN_FILE: {
    status: 500,
    source: 'plugin',
    title: 'The file of tokens cannot be read',
    fix: 'Restore tokens.json in the data folder from your backup, or delete it and make new tokens.',
  },
} as const satisfies Record<string, { status: number; source: ErrorSource; title: string; fix: string }>;
export type ServerErrorCode = keyof typeof SERVER_ERRORS;

export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;
  readonly status: number;
  readonly source: ErrorSource;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = SERVER_ERRORS[code].status;
    this.source = SERVER_ERRORS[code].source;
  }
}
