import { homedir } from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const NAME = 'smartcloudops';

/** Where state is kept: `SMARTCLOUDOPS_DATA_DIR`, or the place that the platform has for an application's data. */
export function dataDirectory(environment: Environment, platform: NodeJS.Platform, home: string = homedir()): string {
  const chosen = environment.SMARTCLOUDOPS_DATA_DIR;
  if (chosen) return path.resolve(chosen);
  if (platform === 'win32') return path.join(environment.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), NAME);
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', NAME);
  return path.join(environment.XDG_DATA_HOME ?? path.join(home, '.local', 'share'), NAME);
}
