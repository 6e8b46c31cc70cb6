import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * @grafana/scenes reads `defaultOptions` of panels from deep inside @grafana/schema, whose 12.4 line has none for some panels.
 * webpack lets that pass as undefined, esbuild does not; an empty object is what "no defaults" means.
 */
const missingPanelDefaults: Plugin = {
  name: 'missing-panel-defaults',
  setup(context) {
    context.onLoad(
      { filter: /[\\/]@grafana[\\/]schema[\\/]dist[\\/]esm[\\/]raw[\\/]composable[\\/].*\.gen\.mjs$/ },
      async ({ path: file }) => {
        const source = await readFile(file, 'utf8');
        return {
          contents: source.includes('defaultOptions') ? source : `${source}\nexport const defaultOptions = {};\n`,
          loader: 'js',
        };
      }
    );
  },
};

/**
 * CommonJS packages with a `default` inside. Node's rule gives an `.mjs` importer the whole exports object, webpack's the default;
 * @grafana/ui is written for webpack's.
 */
const defaultInside: Plugin = {
  name: 'default-inside',
  setup(context) {
    context.onResolve({ filter: /^(calculate-size|react-custom-scrollbars-2)$/ }, (args) =>
      args.namespace === 'default-inside'
        ? undefined
        : { path: args.path, namespace: 'default-inside', pluginData: args.resolveDir }
    );
    context.onLoad({ filter: /.*/, namespace: 'default-inside' }, (args) => ({
      contents: `module.exports = require(${JSON.stringify(args.path)}).default;`,
      loader: 'js',
      resolveDir: args.pluginData as string,
    }));
  },
};

/** Bundles the page into `outFolder/page.js` and `page.css`. */
export async function buildPage(root: string, outFolder: string): Promise<void> {
  mkdirSync(outFolder, { recursive: true });
  await build({
    entryPoints: { page: path.join(root, 'packages/workbench/src/page/main.tsx') },
    outdir: outFolder,
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    target: 'es2023',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.svg': 'dataurl', '.ttf': 'dataurl', '.woff2': 'dataurl' },
    plugins: [missingPanelDefaults, defaultInside],
    logOverride: { 'package.json': 'silent' },
    logLevel: 'error',
    absWorkingDir: root,
  });
  if (!existsSync(path.join(outFolder, 'page.js'))) throw new Error(`The page was not written to ${outFolder}.`);
}
