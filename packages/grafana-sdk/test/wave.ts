import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../examples/wave/main.ts', import.meta.url));

export interface Launcher {
  /** An executable without arguments, as Grafana starts it. */
  readonly command: string;
  remove(): void;
}

/** A launcher as one writes it in development: `exec` matters, else the shell stays as the parent and gets the kill. */
export function launcher(line = `"${process.execPath}" "${main}"`): Launcher {
  const dir = mkdtempSync(join(tmpdir(), 'launch-'));
  const command = join(dir, 'gpx_wave');
  writeFileSync(command, `#!/bin/sh\nexec ${line}\n`);
  chmodSync(command, 0o755);
  return { command, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The example plugin with Node's own arguments. */
export const wave = (): Launcher => launcher();

export const context = {
  pluginId: 'smartcloudops-wave-datasource',
  orgId: 7,
  user: { login: 'ada', role: 'Viewer' },
  datasource: { uid: 'wave-1', name: 'Wave', jsonData: { amplitude: 5 }, secureJsonData: { token: 'secret' } },
};

export const timeRange = { from: new Date(1_700_000_000_000), to: new Date(1_700_000_060_000) };
