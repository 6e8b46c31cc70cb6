import { execFileSync } from 'node:child_process';

/** True when a tool of that name runs here. */
export function hasTool(tool) {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
