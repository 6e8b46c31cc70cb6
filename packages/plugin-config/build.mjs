// Builds what changed: the three plugins and the backend executable, then the suite in app-plugin/dist.
// build.mjs [--development | --production] [--only datasource|panel|app]… [--no-backend]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { assemble } from './src/assemble.mjs';
import { compile } from './src/compile.mjs';
import { PLUGINS, root } from './src/plugins.mjs';

const { values } = parseArgs({
  options: {
    development: { type: 'boolean', default: false },
    production: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: PLUGINS.map((plugin) => plugin.name) },
    backend: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const unknown = values.only.filter((name) => !PLUGINS.some((plugin) => plugin.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no plugin "${unknown.join('", "')}". There are: ${PLUGINS.map((plugin) => plugin.name).join(', ')}.`
  );
  process.exit(2);
}

const mode = values.development ? 'development' : 'production';
for (const plugin of PLUGINS.filter((each) => values.only.includes(each.name))) {
  const start = performance.now();
  try {
    const outcome = await compile(plugin, mode);
    console.log(`${plugin.name.padEnd(10)} ${outcome} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    console.error(`${plugin.name.padEnd(10)} failed\n${error.message}`);
    process.exit(1);
  }
}

const backend = path.join(root, 'datasource-plugin/backend/build.mjs');
if (values.backend && values.only.includes('datasource') && existsSync(backend)) {
  const { status } = spawnSync(process.execPath, [backend, ...(values.production ? ['--production'] : [])], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
assemble();
