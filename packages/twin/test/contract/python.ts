import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The environment that `.ci/run` makes, or the Python of the path. */
const OWN = fileURLToPath(new URL('../../../../.cache/python/bin/python3', import.meta.url));
const PYTHON = existsSync(OWN) ? OWN : 'python3';

/** Whether Python has these modules; in CI their absence is a failure, elsewhere a reason to skip. */
export function hasPython(...modules: string[]): boolean {
  const { status } = spawnSync(PYTHON, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' });
  if (status === 0) return true;
  const need = `Python with ${modules.join(', ')}`;
  if (process.env['CI']) throw new Error(`The contract tests need ${need}, and CI does not skip.`);
  process.stderr.write(`Skipped: the contract tests need ${need} (pip install 'moto[server]' boto3).\n`);
  return false;
}

interface PythonRun {
  readonly code: number;
  readonly output: string;
}

/** Runs a script of this folder. The process is awaited without blocking, as the twin answers from this one. */
export function python(script: string, args: readonly string[], input = ''): Promise<PythonRun> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return new Promise((resolve) => {
    const options = { maxBuffer: 64 * 2 ** 20, env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } };
    const child = execFile(PYTHON, [path, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? 1 : 0, output: error ? `${stdout}\n${stderr}` : stdout });
    });
    child.stdin?.end(input);
  });
}
