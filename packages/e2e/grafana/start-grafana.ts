import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

import { until } from './processes.ts';

const root = path.resolve(__dirname, '../../..');

export interface RunningGrafana {
  readonly url: string;
  /** Of the task; Grafana and the backends are below it. */
  readonly pid: number;
  readonly log: string;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))
      );
    });
  });
}

/** Starts Grafana as `npm run grafana` does, on a free port, with its state in `data`. The plugins are built already. */
export async function startGrafana(data: string): Promise<RunningGrafana> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(data, { recursive: true });
  const log = path.join(data, 'output.log');
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, ['.config/bootstrap.mjs', 'grafana', '--no-build'], {
    cwd: root,
    stdio: ['ignore', output, output],
    env: { ...process.env, GRAFANA_PORT: String(port), GRAFANA_DATA: data },
  });
  closeSync(output);
  const { pid } = child;
  if (pid === undefined) throw new Error('The task of Grafana did not start.');
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await until('Grafana is up', 90_000, async () => {
    if (child.exitCode !== null) throw new Error(`Grafana ended:\n${readFileSync(log, 'utf8').slice(-4000)}`);
    const response = await fetch(`${url}/api/health`).catch(() => null);
    return response?.ok;
  });
  return {
    url,
    pid,
    log,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
