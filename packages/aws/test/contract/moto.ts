import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The environment that `.ci/run` makes, or the Python of the path. */
const OWN = fileURLToPath(new URL('../../../../.cache/python/bin/python3', import.meta.url));
const PYTHON = existsSync(OWN) ? OWN : 'python3';

/** Whether moto and boto3 are there; in CI their absence is a failure, elsewhere a reason to skip. */
export function hasMoto(): boolean {
  const { status } = spawnSync(PYTHON, ['-c', 'import moto.server, boto3'], { stdio: 'ignore' });
  if (status === 0) return true;
  if (process.env['CI'])
    throw new Error('The tests beside moto need Python with moto[server] and boto3, and CI does not skip.');
  process.stderr.write(
    "Skipped: the tests beside moto need Python with moto and boto3 (pip install 'moto[server]' boto3).\n"
  );
  return false;
}

/** What `fill_moto.py` put there. */
export interface Filled {
  readonly account: string;
  readonly cloudwatch: { readonly start: number; readonly queues: number; readonly alarms: readonly string[] };
  readonly budgets: readonly string[];
  readonly organization: {
    readonly id: string;
    readonly management: string;
    readonly accounts: Readonly<Record<string, string>>;
  };
  readonly s3: {
    readonly bucket: string;
    readonly prefix: string;
    readonly name: string;
    readonly periods: Readonly<Record<string, string>>;
    readonly bytes: number;
  };
}

export interface Moto {
  readonly endpoint: string;
  readonly filled: Filled;
  close(): void;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Puts things into moto by a script of this folder, which prints what it put there. */
export function fill<Put = Filled>(endpoint: string, name = 'fill_moto.py'): Promise<Put> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const options = { env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } };
  return new Promise((resolve, reject) => {
    execFile(PYTHON, [script, endpoint], options, (error, stdout, stderr) =>
      error ? reject(new Error(`${name} failed: ${stderr}`)) : resolve(JSON.parse(stdout) as Put)
    );
  });
}

/** An AWS that nobody here wrote, on loopback, filled by boto3. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = spawn(PYTHON, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const close = () => void server.kill();
  const isUp = () =>
    fetch(`${endpoint}/moto-api/`).then(
      () => true,
      () => false
    );
  try {
    while (!(await isUp())) {
      if (server.exitCode !== null) throw new Error(`moto ended with code ${server.exitCode} instead of listening.`);
      await wait(100);
    }
    return { endpoint, filled: await fill(endpoint), close };
  } catch (error) {
    close();
    throw error;
  }
}
