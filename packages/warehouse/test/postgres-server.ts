import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import pg from 'pg';

/** A real PostgreSQL on a loopback port, with its data in a temporary folder. */
export interface PostgresServer {
  /** Of the superuser, on an empty database whose default order of text is not the one of bytes. */
  readonly url: string;
  readonly port: number;
  /** Folder of the Unix socket. */
  readonly folder: string;
  /** File of its own certificate, which nobody else signed; null where there is no openssl to make one. */
  readonly certificate: string | null;
  /** Runs statements as the superuser, on the database of {@link url} or of another URL. */
  sql(statements: string, url?: string): Promise<Record<string, unknown>[]>;
  /** Ends the server (`immediate`: as a crash would) and starts it again on the same data and port. */
  restart(how?: 'fast' | 'immediate', between?: () => Promise<void>): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

const PASSWORD = 'p@ss:w/rd%?#';

/** The folder of `initdb` and `postgres`, newest version first; null when PostgreSQL is not installed. */
export function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const folders = [
    ...(statSync(debian, { throwIfNoEntry: false }) ? readdirSync(debian) : [])
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => statSync(join(folder, 'initdb'), { throwIfNoEntry: false })) ?? null;
}

/** `describe` with a server that starts before and ends after its tests, or a skip that says why. In CI a missing one is a failure. */
export function withPostgres(name: string, body: (server: () => PostgresServer) => void): void {
  let server: PostgresServer | undefined;
  const running = () => {
    if (!server) throw new Error('PostgreSQL runs only while its tests do');
    return server;
  };
  if (!findPostgres() && !process.env.CI) {
    process.stderr.write(`skipped: ${name} (PostgreSQL is not installed: apt-get install postgresql)\n`);
    describe.skip(name, () => body(running));
    return;
  }
  describe(name, () => {
    beforeAll(async () => (server = await startPostgres()), 60_000);
    afterAll(() => server?.stop());
    body(running);
  });
}

export async function startPostgres(): Promise<PostgresServer> {
  const bin = findPostgres();
  if (!bin) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const owner = ownerOfServers();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const secret = join(folder, 'secret');
  writeFileSync(secret, PASSWORD, { mode: 0o644 });
  const data = join(folder, 'data');
  const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), ['-D', data, `--pwfile=${secret}`, ...flags], {
    stdio: 'pipe',
    cwd: folder,
    ...owner,
  });
  const port = await freePort();
  const certificate = certify(folder, owner);
  const url = (database: string) => `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;

  let process = await run();
  async function run(): Promise<ChildProcess> {
    const settings = [
      ...['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=60', 'fsync=off'],
      ...['log_min_messages=panic', 'log_min_error_statement=panic'],
      ...(certificate ? ['ssl=on', `ssl_cert_file=${certificate}`, `ssl_key_file=${join(folder, 'server.key')}`] : []),
    ];
    const child = spawn(
      join(bin ?? '', 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((s) => ['-c', s])],
      {
        ...{ stdio: 'ignore', cwd: folder, ...owner },
      }
    );
    globalThis.process.once('exit', () => child.kill('SIGQUIT'));
    for (let attempt = 0; ; attempt += 1) {
      try {
        await sql('SELECT 1', url('postgres'));
        return child;
      } catch (thrown) {
        if (attempt > 300 || child.exitCode !== null) throw thrown;
        await setTimeout(50);
      }
    }
  }

  async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const ended = new Promise((resolve) => process.once('close', resolve));
    if (process.exitCode === null && process.signalCode === null) {
      process.kill(signal);
      await ended;
    }
  }

  async function sql(statements: string, at = url('warehouse')): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: at });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const result = (await client.query(statements)) as pg.QueryResult | pg.QueryResult[];
      return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? [];
    } finally {
      await client.end();
    }
  }

  const [version] = await sql('SHOW server_version_num', url('postgres'));
  const order = Number(version?.server_version_num) >= 150_000 ? "LOCALE_PROVIDER icu ICU_LOCALE 'en'" : '';
  await sql(`CREATE DATABASE warehouse TEMPLATE template0 ${order}`, url('postgres'));
  return {
    url: url('warehouse'),
    port,
    folder,
    certificate,
    sql,
    async restart(how = 'fast', between = async () => undefined) {
      await end(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await between();
      process = await run();
    },
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a certificate for 127.0.0.1 and its key. */
function certify(folder: string, owner: { uid: number; gid: number } | undefined): string | null {
  const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject];
  try {
    execFileSync('openssl', [...request, '-keyout', key, '-out', certificate], { stdio: 'pipe' });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
  chmodSync(key, 0o600);
  if (owner) for (const file of [certificate, key]) chownSync(file, owner.uid, owner.gid);
  return certificate;
}

/** PostgreSQL refuses to run as root. */
function ownerOfServers(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody".');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
