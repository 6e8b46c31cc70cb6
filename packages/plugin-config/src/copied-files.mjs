import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from './plugins.mjs';

/** Day of the release, so that the same commit gives the same bytes: SOURCE_DATE_EPOCH, else the commit's day. */
function releaseDay() {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  try {
    const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
  } catch {
    // A source archive without its history.
    return new Date().toISOString().slice(0, 10);
  }
}

/** Patterns of copy-webpack-plugin: everything of a plugin's dist that is not compiled. */
export function copiedFiles({ id, folder, version }) {
  const day = releaseDay();
  const fill = (content) =>
    content.toString('utf8').replaceAll('%VERSION%', version).replaceAll('%TODAY%', day).replaceAll('%PLUGIN_ID%', id);
  const src = path.join(folder, 'src');
  return [
    { from: path.join(src, 'plugin.json'), transform: fill },
    { from: path.join(src, 'README.md'), transform: fill },
    { from: path.join(root, 'CHANGELOG.md') },
    { from: path.join(root, 'LICENSE') },
    ...['img', 'locales', 'dashboards'].map((name) => ({
      from: path.join(src, name),
      to: name,
      noErrorOnMissing: true,
      globOptions: { ignore: ['**/*.ts', '**/*.tsx'] },
    })),
  ];
}
