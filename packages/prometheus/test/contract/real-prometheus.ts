import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./go', import.meta.url));
const cache = fileURLToPath(new URL('../../../../node_modules/.cache/prometheus', import.meta.url));

export type Peer = { readonly command: string } | { readonly missing: string };

/** A real Prometheus, built from its Go module once per machine: that takes some minutes, later starts none. */
export function buildPrometheus(): Peer {
  const version = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (version.status !== 0) return { missing: 'Go is not installed' };
  const hash = createHash('sha256')
    .update(version.stdout)
    .update(readFileSync(join(source, 'go.sum')));
  const command = join(cache, `prometheus-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(command)) return { command };
  mkdirSync(cache, { recursive: true });
  const fresh = `${command}.${process.pid}`;
  const build = spawnSync(
    'go',
    // Finding what to scrape in the clouds is left out: nothing is scraped here, and it is most of the build.
    ['build', '-tags', 'remove_all_sd', '-o', fresh, 'github.com/prometheus/prometheus/cmd/prometheus'],
    { cwd: source, encoding: 'utf8' }
  );
  if (build.status === 0) renameSync(fresh, command); // whole or not at all, as others may build it too
  return build.status === 0
    ? { command }
    : { missing: `Prometheus cannot be built: ${build.stderr.trim().split('\n').at(-1) ?? ''}` };
}

/** `describe`, or a skip that says why. In CI a missing peer is a failure. */
export function describeWith(peer: Peer, name: string, body: () => void): void {
  if ('missing' in peer && !process.env['CI']) {
    process.stderr.write(`skipped: ${name} (${peer.missing})\n`);
    describe.skip(name, body);
  } else describe(name, body);
}

/** Of the user `reader`, whose password is `open sesame`. */
const HASH = '$2b$05$abcdefghijklmnopqrstuupx2xBUC4954936wVIjyyPHmUBFu0wCW';
export const READER = { username: 'reader', password: 'open sesame' };

export interface RunningPrometheus {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts it on 127.0.0.1 with an empty store that takes OTLP, also of hours ago, over TLS when given a certificate. */
export async function startPrometheus(
  peer: Peer,
  certificate?: { readonly cert: string; readonly key: string }
): Promise<RunningPrometheus> {
  if ('missing' in peer) throw new Error(peer.missing);
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  writeFileSync(join(folder, 'prometheus.yml'), 'storage: {tsdb: {out_of_order_time_window: 12h}}\n');
  const tls = certificate ? `tls_server_config: {cert_file: ${certificate.cert}, key_file: ${certificate.key}}\n` : '';
  writeFileSync(join(folder, 'web.yml'), `${tls}basic_auth_users: {reader: '${HASH}'}\n`);
  const port = await freePort();
  const child = spawn(
    peer.command,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--web.config.file=${join(folder, 'web.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-otlp-receiver',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] }
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!said.includes('Server is ready')) {
    if (child.exitCode !== null) throw new Error(`Prometheus did not start: ${said.slice(-500)}`);
    await wait(50);
  }
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
