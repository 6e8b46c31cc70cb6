import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const GOOS = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const GOARCH = { x64: 'amd64', arm64: 'arm64' };

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/smartcloudops-backend', import.meta.url));
const quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The name under which Grafana looks for the executable on this machine. */
export function executableName(platform = process.platform, arch = process.arch) {
  return `gpx_smartcloudops_analytics_${GOOS[platform]}_${GOARCH[arch]}${platform === 'win32' ? '.exe' : ''}`;
}

/**
 * A shell script that becomes this Node with the bundle: `exec` matters, or Grafana would end the shell and not the program.
 * The script finds the bundle by its own place; only Node's path is fixed.
 */
export function writeLauncher({ outdir, backend }) {
  const file = path.join(outdir, executableName());
  const script = [
    '#!/bin/sh',
    '# Development only: a release has one executable.',
    'here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1',
    // Compiled code is kept between starts.
    `export NODE_COMPILE_CACHE=${quote(CACHE)}`,
    `exec ${quote(process.execPath)} --disable-warning=ExperimentalWarning "$here/${path.basename(backend)}/main.cjs"`,
    '',
  ].join('\n');
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
}
