// The suite in a real Grafana (GRAFANA_HOME). Not part of `npm test`: Grafana does not come from a package registry.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { must, root, tool } from './run.mjs';

const home = process.env.GRAFANA_HOME;
if (!home || !existsSync(path.resolve(root, home, 'bin'))) {
  console.error(
    `GRAFANA_HOME is ${home ? `${home}, and there is no bin in it` : 'not set'}. These tests need an unpacked Grafana 12.3 or newer: GRAFANA_HOME=/path/to/grafana npm run test:grafana`
  );
  process.exit(2);
}
must(['packages/plugin-config/build.mjs']);
must([
  tool('jest/bin/jest.js'),
  '-c',
  '.config/jest.config.mjs',
  '--selectProjects',
  'grafana',
  '--runInBand',
  // A page of Grafana is some megabytes of JavaScript, on a machine that may be busy.
  '--testTimeout=90000',
  ...process.argv.slice(2),
]);
