import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { PLUGINS } from './plugins.mjs';
import { STAMP } from './stamp.mjs';

function filesOf(folder) {
  return readdirSync(folder, { recursive: true }).filter(
    (name) => statSync(path.join(folder, name)).isFile() && name !== STAMP
  );
}

function same(a, b) {
  if (!existsSync(b)) return false;
  const [one, other] = [statSync(a), statSync(b)];
  return one.size === other.size && one.mode === other.mode && Math.abs(one.mtimeMs - other.mtimeMs) < 2;
}

/** Makes `to` the mirror of `from`, touching only what differs. */
function mirror(from, to) {
  mkdirSync(to, { recursive: true });
  const names = new Set(filesOf(from));
  for (const name of names) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    if (same(source, target)) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    // A running executable cannot be overwritten, but it can be replaced.
    rmSync(target, { force: true });
    copyFileSync(source, target, constants.COPYFILE_FICLONE);
    const { atime, mtime } = statSync(source);
    utimesSync(target, atime, mtime);
  }
  for (const name of filesOf(to)) if (!names.has(name)) rmSync(path.join(to, name));
}

/** Nests the datasource and the panel in the app's dist: one folder that Grafana loads as the whole suite. */
export function assemble() {
  const app = PLUGINS.find((plugin) => plugin.nest === null);
  for (const plugin of PLUGINS) {
    const dist = path.join(plugin.folder, 'dist');
    if (plugin.nest !== null && existsSync(dist)) mirror(dist, path.join(app.folder, 'dist', plugin.nest));
  }
}
