// npm start: build what changed, run the real backend, serve the page.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { startWorkbench } from './workbench.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3300' },
    data: { type: 'string', default: path.join(root, '.data/workbench') },
    build: { type: 'boolean', default: true },
    verbose: { type: 'boolean', default: false },
  },
  allowNegative: true,
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`--port is "${values.port}"; it must be a number from 0 to 65535 (0 takes a free one).`);
  process.exit(2);
}

if (values.build) {
  const { status } = spawnSync(process.execPath, ['packages/plugin-config/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const loud = new Set(values.verbose ? ['trace', 'debug', 'info', 'warn', 'error'] : ['warn', 'error']);
try {
  const workbench = await startWorkbench({
    root,
    port,
    dataDir: path.resolve(values.data),
    environment: process.env,
    say: (line) => console.log(line),
    onLog: ({ level, message, fields }) => {
      if (loud.has(level)) console.error(`[backend ${level}] ${message} ${JSON.stringify(fields)}`);
    },
  });
  console.log(
    `\n  Open ${workbench.url}\n\nEverything on the page comes from the built plugins and the demo account. Ctrl-C ends it.`
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void workbench.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
