import { must, tool } from './run.mjs';

must([
  tool('prettier/bin/prettier.cjs'),
  '--config',
  '.config/prettier.json',
  '--ignore-path',
  '.config/prettierignore',
  '--write',
  '--log-level',
  'warn',
  '.',
]);
