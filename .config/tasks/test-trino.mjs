// The push-down on a real Trino. Not part of `npm test`: it takes a JDK, Maven and the 190 jars that it fetches the first time.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { must, root, tool } from './run.mjs';

if (!existsSync(path.join(root, 'node_modules/.cache/trino-peer/classpath')))
  must(['packages/warehouse/test/trino/fetch.mjs']);
must([
  tool('jest/bin/jest.js'),
  ...['-c', '.config/jest.config.mjs', '--selectProjects', 'trino', '--runInBand'],
  ...process.argv.slice(2),
]);
