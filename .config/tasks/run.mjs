import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Path of a tool's JavaScript entry in node_modules, to be run by this very Node. */
export function tool(file) {
  return path.join(root, 'node_modules', file);
}

/** Runs a script under this Node; returns its exit code. */
export function run(args, options = {}) {
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', ...options });
  return result.status ?? 1;
}

/** Runs a script and stops the whole task when it fails. */
export function must(args, options) {
  const code = run(args, options);
  if (code !== 0) process.exit(code);
}
