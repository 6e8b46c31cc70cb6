import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of an installed package. */
function folderOf(name, from = require) {
  const place = (from.resolve.paths(name) ?? [])
    .map((modules) => path.join(modules, name))
    .find((folder) => existsSync(folder));
  if (!place) throw new Error(`The package ${name} is not installed. Run npm ci.`);
  return place;
}

function copy(folder, target, wanted) {
  mkdirSync(target, { recursive: true });
  cpSync(folder, target, { recursive: true, dereference: true, filter: (file) => wanted(path.relative(folder, file)) });
}

/**
 * Puts the packages with native parts where the bundle finds them. In development the bundle finds those of this checkout by
 * itself (it lies inside), so nothing is copied.
 */
export function copyNative({ outdir, everything }) {
  if (!everything) return;
  const { platform, arch } = process;
  const modules = path.join(outdir, 'node_modules');
  const sqlite = 'better-sqlite3-multiple-ciphers';
  const binary = path.join('prebuilds', `${platform}-${arch}.node`);
  copy(
    folderOf(sqlite),
    path.join(modules, sqlite),
    (file) =>
      file === '' ||
      file === 'package.json' ||
      file === 'LICENSE' ||
      file === 'prebuilds' ||
      file === binary ||
      /^lib(\/|\\|$)/.test(file)
  );
  for (const name of ['@duckdb/node-api', '@duckdb/node-bindings', `@duckdb/node-bindings-${platform}-${arch}`]) {
    copy(folderOf(name), path.join(modules, name), (file) => !file.endsWith('.map') && !file.endsWith('.d.ts'));
  }
}
