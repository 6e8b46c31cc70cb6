import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';

/** Something that is taken back at the end, or by the operating system when the process dies. */
export interface Presence {
  withdraw(): void;
}

/** Longest path of a socket that every system takes. */
const LONGEST_PATH = 100;
const ROTATING = 'rotating.sock';

const folderOf = (dataDir: string) => path.join(dataDir, 'run');

/**
 * Tells others that this process uses the data folder, as long as it lives: by a socket, which dies with it. Where the system has no
 * sockets in folders, or the path is too long, nobody is told.
 */
export function announce(dataDir: string): Promise<Presence> {
  return listen(dataDir, `${process.pid}-${randomBytes(3).toString('hex')}.sock`);
}

/** Tells others that the key of the data folder is being changed. */
export async function announceRotation(dataDir: string): Promise<Presence> {
  if (!(await isAlive(path.join(folderOf(dataDir), ROTATING)))) {
    rmSync(path.join(folderOf(dataDir), ROTATING), { force: true });
  }
  return listen(dataDir, ROTATING);
}

export function isRotating(dataDir: string): Promise<boolean> {
  return isAlive(path.join(folderOf(dataDir), ROTATING));
}

/** Whether a process uses the data folder now. What those left that died is cleared away. */
export async function isInUse(dataDir: string): Promise<boolean> {
  let inUse = false;
  for (const name of namesIn(folderOf(dataDir))) {
    if (name === ROTATING || !name.endsWith('.sock')) continue;
    const file = path.join(folderOf(dataDir), name);
    if (await isAlive(file)) inUse = true;
    else rmSync(file, { force: true });
  }
  return inUse;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function listen(dataDir: string, name: string): Promise<Presence> {
  const file = path.join(folderOf(dataDir), name);
  const nobodyTold = { withdraw: () => undefined };
  if (process.platform === 'win32' || Buffer.byteLength(file) > LONGEST_PATH) return nobodyTold;
  const server = createServer((socket) => socket.destroy());
  try {
    mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(file, resolve);
    });
  } catch {
    // Whoever cannot write there is told so by what needs to.
    return nobodyTold;
  }
  server.unref();
  return { withdraw: () => void server.close() };
}

function isAlive(file: string): Promise<boolean> {
  if (process.platform === 'win32' || Buffer.byteLength(file) > LONGEST_PATH) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(file);
    const answer = (alive: boolean) => {
      socket.destroy();
      resolve(alive);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
