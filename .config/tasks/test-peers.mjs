// The product beside the real Trino and the real Prometheus. Not part of `npm test`, because making them ready takes minutes: 190 jars
// from Maven (a JDK and Maven are needed), and a build with Go. Both are kept for the next time.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { must, root, tool } from './run.mjs';

if (!existsSync(path.join(root, 'node_modules/.cache/trino-peer/classpath')))
  must(['packages/warehouse/test/trino/fetch.mjs']);
must([
  tool('jest/bin/jest.js'),
  ...['-c', '.config/jest.config.mjs', '--selectProjects', 'peers', '--runInBand'],
  ...process.argv.slice(2),
]);
