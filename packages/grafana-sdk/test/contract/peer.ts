import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./go', import.meta.url));
const cache = fileURLToPath(new URL('../../../../node_modules/.cache/grafana-sdk', import.meta.url));

export type Peer = { readonly command: string } | { readonly missing: string };

/** The Go side, built from its sources; the first build on a machine fetches modules and takes a minute or two. */
export function buildPeer(): Peer {
  const version = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (version.status !== 0) return { missing: 'Go is not installed' };
  const files = readdirSync(source).sort();
  const hash = createHash('sha256').update(version.stdout);
  for (const file of files) hash.update(file).update(readFileSync(join(source, file)));
  const command = join(cache, `peer-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(command)) return { command };
  mkdirSync(cache, { recursive: true });
  const fresh = `${command}.${process.pid}`;
  const build = spawnSync('go', ['build', '-o', fresh, '.'], { cwd: source, encoding: 'utf8' });
  if (build.status === 0) renameSync(fresh, command); // whole or not at all, as others may build it too
  return build.status === 0
    ? { command }
    : { missing: `the Go SDK cannot be built: ${build.stderr.trim().split('\n').at(-1) ?? ''}` };
}

/** Runs a command of the peer; gives what it prints as JSON. */
export function ask<T>(peer: Peer, args: readonly string[], input?: unknown): T {
  if ('missing' in peer) throw new Error(peer.missing);
  const { status, stdout, stderr } = spawnSync(peer.command, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...(input === undefined ? {} : { input: JSON.stringify(input) }),
  });
  if (status !== 0) throw new Error(`peer ${args.join(' ')}: ${stderr}`);
  return (stdout ? JSON.parse(stdout) : undefined) as T;
}

/** `describe`, or a skip that says why. In CI a missing peer is a failure. */
export function describeWith(peer: Peer, name: string, body: () => void): void {
  if ('missing' in peer && !process.env.CI) {
    process.stderr.write(`skipped: ${name} (${peer.missing})\n`);
    describe.skip(name, body);
  } else describe(name, body);
}
