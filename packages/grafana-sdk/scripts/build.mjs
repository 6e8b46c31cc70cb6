/** src → dist/: a folder to publish, with a package.json of its own. JavaScript and declarations by tsc. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const home = fileURLToPath(new URL('..', import.meta.url));
const flag = process.argv.indexOf('--out');
const out = flag > 0 ? process.argv[flag + 1] : join(home, 'dist');
const source = join(home, 'src');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const config = join(out, 'tsconfig.json');
writeFileSync(
  config,
  JSON.stringify({
    extends: relative(out, join(home, '../../.config/tsconfig.base.json')).replace(/^(?!\.)/, './'),
    compilerOptions: {
      module: 'nodenext',
      moduleResolution: 'nodenext',
      types: ['node'],
      typeRoots: [join(home, '../../node_modules/@types')],
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: source,
      outDir: out,
    },
    files: ['index.ts', 'frame/index.ts', 'host/index.ts'].map((name) => join(source, name)),
  })
);
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', config], { stdio: 'inherit' });
rmSync(config);
// tsc leaves the specifiers of declarations as they were written.
for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.d.ts'))) {
  const file = join(out, name);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/((?:from|import\() ?['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
}

const { name, version, license, description, type, dependencies } = JSON.parse(
  readFileSync(join(home, 'package.json'), 'utf8')
);
const door = (path) => ({ types: `./${path}.d.ts`, default: `./${path}.js` });
const manifest = {
  name,
  version,
  license,
  description,
  type,
  engines: { node: '>=24' },
  exports: { '.': door('index'), './frame': door('frame/index'), './host': door('host/index') },
  dependencies,
};
writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
for (const file of ['README.md', 'PARITY.md']) cpSync(join(home, file), join(out, file));
cpSync(join(home, '../../LICENSE'), join(out, 'LICENSE'));
