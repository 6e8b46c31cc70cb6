import { rmSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

/** Packages with native parts stay packages; they lie beside the bundle (see copy-native.mjs). */
export const NATIVE_PACKAGES = ['better-sqlite3-multiple-ciphers', '@duckdb/node-api'];

/** PostgreSQL's driver takes it only when told to, which nobody does. */
const NEVER_LOADED = ['pg-native'];

// `import.meta.url` is empty in CommonJS. In the single executable the main program has no file: what it finds lies in `backend/`.
const HEAD = `
const __sea = require('node:sea').isSea();
const __file = __sea ? require('node:path').join(require('node:path').dirname(process.execPath), 'backend', 'main.cjs') : __filename;
const __url = require('node:url').pathToFileURL(__file).href;
if (__sea) require = require('node:module').createRequire(__file);
`;

/** zod brings its messages in forty languages; ours are English. */
const englishOnly = {
  name: 'english-only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/locales\/index\.js$/ }, ({ path: wanted, resolveDir, importer }) =>
      importer.includes(`${path.sep}zod${path.sep}`)
        ? { path: path.resolve(resolveDir, wanted), namespace: 'english-only' }
        : undefined
    );
    onLoad({ filter: /.*/, namespace: 'english-only' }, ({ path: index }) => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: path.dirname(index),
    }));
  },
};

/** Bundles the program and its worker threads' entry into two CommonJS files. */
export async function bundle({ source, outdir, production }) {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: {
      main: path.join(source, 'main.ts'),
      worker: path.join(source, '..', '..', 'packages', 'engine', 'src', 'worker.ts'),
    },
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node26',
    format: 'cjs',
    external: [...NATIVE_PACKAGES, ...NEVER_LOADED],
    plugins: [englishOnly],
    define: { 'import.meta.url': '__url', 'import.meta.resolve': 'undefined' },
    banner: { js: HEAD },
    minify: production,
    keepNames: production,
    sourcemap: production ? false : 'linked',
    logLevel: 'warning',
  });
}
