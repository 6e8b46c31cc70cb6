import { rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import webpack from 'webpack';
import { isUpToDate, writeStamp } from './stamp.mjs';
import { webpackPreset } from './webpack-preset.mjs';

/**
 * Builds one plugin into its dist. Files that others put there (the backend executable) are left alone.
 * @returns `built` or `unchanged`
 * @throws Error with webpack's own report when the sources do not compile
 */
export async function compile(plugin, mode) {
  if (isUpToDate(plugin, mode)) return 'unchanged';
  const compiler = webpack(webpackPreset(plugin, mode));
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: 'errors-only', colors: false }));

  const outputs = stats.compilation.getAssets().map(({ name }) => name.replace(/\?.*$/, ''));
  for (const stale of writeStamp(plugin, mode, [...stats.compilation.fileDependencies], outputs)) {
    rmSync(path.join(plugin.folder, 'dist', stale), { force: true });
  }
  return 'built';
}
