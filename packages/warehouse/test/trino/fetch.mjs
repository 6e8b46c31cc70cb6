// Fetches Trino from Maven Central (190 jars) and notes where it is, for `npm run test:peers`. Needs a JDK (17 or newer) and Maven.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

const cache = path.resolve(import.meta.dirname, '../../../../node_modules/.cache/trino-peer');
mkdirSync(cache, { recursive: true });
const output = `-Dmdep.outputFile=${path.join(cache, 'classpath')}`;
const { status } = spawnSync('mvn', ['-q', '-B', 'dependency:build-classpath', output], {
  cwd: import.meta.dirname,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
