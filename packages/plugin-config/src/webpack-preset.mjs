import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import CopyPlugin from 'copy-webpack-plugin';
import webpack from 'webpack';
import { copiedFiles } from './copied-files.mjs';
import { externals } from './externals.mjs';
import { root } from './plugins.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * The webpack configuration of one plugin: `src/module.ts` becomes an AMD `module.js` that Grafana's SystemJS loads.
 * @param plugin one of PLUGINS
 * @param mode `production` or `development`
 */
export function webpackPreset(plugin, mode) {
  const { version } = JSON.parse(readFileSync(path.join(plugin.folder, 'package.json'), 'utf8'));
  const src = path.join(plugin.folder, 'src');
  const production = mode === 'production';
  return {
    name: plugin.name,
    mode,
    context: src,
    entry: { module: [path.join(here, 'public-path.js'), path.join(src, 'module.ts')] },
    externals,
    devtool: 'source-map',
    cache: {
      type: 'filesystem',
      cacheDirectory: path.join(root, 'node_modules/.cache/webpack'),
      name: `${plugin.name}-${mode}`,
      buildDependencies: {
        config: [fileURLToPath(import.meta.url), path.join(here, 'externals.mjs'), path.join(here, 'copied-files.mjs')],
      },
    },
    output: {
      path: path.join(plugin.folder, 'dist'),
      filename: '[name].js',
      chunkFilename: production ? '[name].js?_cache=[contenthash]' : '[name].js',
      library: { type: 'amd' },
      publicPath: `public/plugins/${plugin.id}/`,
      uniqueName: plugin.id,
      crossOriginLoading: 'anonymous',
      // Paths relative to the repository: a source map tells nothing of the machine that built it.
      devtoolModuleFilenameTemplate: (info) =>
        `webpack://${plugin.id}/${path.relative(root, info.absoluteResourcePath)}`,
    },
    resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'], modules: ['node_modules'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
        // The workspace's packages are pure: what a plugin does not use of them (schemas, above all) stays out of its bundle.
        { test: /[\\/]packages[\\/](contract|focus)[\\/]src[\\/]/, sideEffects: false },
        { test: /\.css$/, use: ['style-loader', 'css-loader'], sideEffects: true },
        { test: /\.(svg|png|jpe?g|gif|woff2?)$/, type: 'asset/resource', generator: { filename: '[hash][ext]' } },
      ],
    },
    plugins: [
      new webpack.DefinePlugin({ PLUGIN_ID: JSON.stringify(plugin.id) }),
      new CopyPlugin({ patterns: copiedFiles({ ...plugin, version }) }),
    ],
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}
