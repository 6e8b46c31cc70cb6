import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'gfp-';
const SOCKET = 's';
/** sun_path is 104 bytes on macOS, 108 on Linux, the closing zero included. */
const MAX_PATH = 103;
const YOUNG_MS = 60_000;

/** A folder only this user can enter, with a short name, for one socket. */
export function makeSocketPath(wanted: string | undefined): string {
  const parents = wanted ? [wanted] : [tmpdir(), '/tmp'];
  const parent =
    parents.find((dir) => Buffer.byteLength(join(dir, `${PREFIX}XXXXXX`, SOCKET)) <= MAX_PATH) ?? parents[0];
  return join(mkdtempSync(join(parent ?? tmpdir(), PREFIX)), SOCKET);
}

/** Removes socket folders that a killed plugin of this user left behind. A folder whose socket answers, or a fresh one, stays. */
export async function sweepStaleSockets(parent: string, now = Date.now()): Promise<string[]> {
  const swept: string[] = [];
  for (const name of readdirSync(parent)) {
    const dir = join(parent, name);
    if (!name.startsWith(PREFIX) || !isOldAndOurs(dir, now) || (await answers(join(dir, SOCKET)))) continue;
    rmSync(dir, { recursive: true, force: true });
    swept.push(dir);
  }
  return swept;
}

function isOldAndOurs(dir: string, now: number): boolean {
  try {
    const { uid, mtimeMs } = statSync(dir);
    return uid === process.getuid?.() && now - mtimeMs > YOUNG_MS;
  } catch {
    return false; // swept by someone else
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT')
    );
  });
}
