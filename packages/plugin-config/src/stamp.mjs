import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './plugins.mjs';

/** Remembers in a plugin's dist what it was built from and what came out. */
export const STAMP = '.build-stamp.json';

const preset = fileURLToPath(new URL('.', import.meta.url));

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** One hash over the mode and the content of every input. */
function hashOf(mode, inputs) {
  const hash = createHash('sha256').update(mode);
  for (const input of [...inputs].sort()) {
    const file = path.join(root, input);
    hash.update(`\0${input}\0`).update(existsSync(file) ? readFileSync(file) : 'absent');
  }
  return hash.digest('hex');
}

function readStamp(plugin) {
  const file = path.join(plugin.folder, 'dist', STAMP);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Inputs that count whether or not webpack has read them. */
function alwaysInputs(plugin) {
  return [...filesBelow(path.join(plugin.folder, 'src')), ...filesBelow(preset)]
    .concat([path.join(plugin.folder, 'package.json'), path.join(root, 'package-lock.json')])
    .map((file) => path.relative(root, file))
    .filter((file) => !/\.test\.tsx?$/.test(file));
}

/** True when the dist holds what a build of the sources as they are now would give. */
export function isUpToDate(plugin, mode) {
  const stamp = readStamp(plugin);
  if (!stamp) return false;
  const inputs = new Set([...stamp.read, ...alwaysInputs(plugin)]);
  const whole = stamp.outputs.every((name) => existsSync(path.join(plugin.folder, 'dist', name)));
  return whole && hashOf(mode, inputs) === stamp.hash;
}

/** @returns names of the files that the last build put into the dist and that this one did not. */
export function writeStamp(plugin, mode, filesRead, outputs) {
  const before = readStamp(plugin)?.outputs ?? [];
  const read = filesRead
    .map((file) => path.relative(root, file))
    .filter(
      (file) =>
        !file.startsWith('..') &&
        !/(^|\/)node_modules\//.test(file) &&
        existsSync(path.join(root, file)) &&
        statSync(path.join(root, file)).isFile()
    );
  const hash = hashOf(mode, new Set([...read, ...alwaysInputs(plugin)]));
  writeFileSync(path.join(plugin.folder, 'dist', STAMP), JSON.stringify({ mode, hash, outputs, read }, null, 1));
  return before.filter((name) => !outputs.includes(name));
}
