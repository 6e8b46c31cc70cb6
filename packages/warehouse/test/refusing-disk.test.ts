import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { WAREHOUSE_ERRORS } from '../src/errors.ts';
import type { WarehouseErrorCode } from '../src/errors.ts';

jest.setTimeout(60_000);

const SCRIPT = fileURLToPath(new URL('filling-process.ts', import.meta.url));
const NOBODY = 65_534;
interface Told {
  readonly loads: number;
  readonly code: string;
  readonly message: string;
  readonly charges: number;
}

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'warehouse-disk-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a shell script in which `fill PATH MOST` is the process that stores; what it told, run by run. */
function shell(script: string, command: readonly string[] = ['bash', '-c'], ids: { uid?: number; gid?: number } = {}) {
  const [file = '', ...before] = command;
  const fill = `fill() { '${process.execPath}' '${SCRIPT}' "$@"; }`;
  const { stdout, stderr, status } = spawnSync(file, [...before, `${fill}\n${script}`], {
    cwd: folder,
    encoding: 'utf8',
    ...ids,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Told);
}

function expectRefused(told: Told | undefined, code: WarehouseErrorCode): void {
  expect(told).toMatchObject({ code, message: expect.stringContaining(WAREHOUSE_ERRORS[code].fix) });
}

/** A disk of its own needs a name space of its own, which not every machine gives. */
const ownDisk = ['unshare', '-rm', 'bash', '-c'];
const mounts = spawnSync(ownDisk[0] ?? '', [...ownDisk.slice(1), 'mount -t tmpfs -o size=1m none /mnt']).status === 0;
if (!mounts) console.warn('SKIPPED: a full disk. This machine lets nobody mount one (unshare -rm).');

(mounts ? test : test.skip)('a full disk is told; what was stored stays, and it goes on when there is space', () => {
  const script = `mount -t tmpfs -o size=8m none '${folder}' && cd '${folder}' && head -c 5000000 /dev/zero >ballast
    fill w.db 40; fill w.db 40; rm ballast; fill w.db 12`;
  const [full, again, after] = shell(script, ownDisk);
  expectRefused(full, 'WAREHOUSE_DISK_FULL');
  expect(full?.loads).toBeGreaterThan(1);
  expect(full?.charges).toBe((full?.loads ?? 0) * 2000);
  expectRefused(again, 'WAREHOUSE_DISK_FULL');
  expect(after).toMatchObject({ code: 'ok', loads: 12, charges: 24_000 });
});

test('a file that may not grow is told; what was stored stays, and it goes on when it may', () => {
  const [limited, after] = shell('(ulimit -f 3000; fill w.db 40); fill w.db 14');
  expectRefused(limited, 'WAREHOUSE_IO');
  expect(limited?.message).toContain('ulimit -f');
  expect(limited?.loads).toBeGreaterThan(1);
  expect(limited?.charges).toBe((limited?.loads ?? 0) * 2000);
  expect(after).toMatchObject({ code: 'ok', loads: 14, charges: 28_000 });
});

test('a folder that is not ours to write in is told, with and without a warehouse in it', () => {
  // Root may write everywhere, whatever the mode says.
  const ids = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  chmodSync(folder, 0o777);
  expect(shell('fill w.db 1', undefined, ids)).toMatchObject([{ code: 'ok', charges: 2000 }]);
  chmodSync(folder, 0o555);
  const [there, fresh] = shell('fill w.db 2; fill new.db 1', undefined, ids);
  expectRefused(there, 'WAREHOUSE_READ_ONLY');
  expectRefused(fresh, 'WAREHOUSE_READ_ONLY');
  chmodSync(folder, 0o777);
  expect(shell('chmod 444 w.db; fill w.db 2; chmod 644 w.db*; fill w.db 2', undefined, ids)).toMatchObject([
    { code: 'WAREHOUSE_READ_ONLY' },
    { code: 'ok', charges: 4000 },
  ]);
});
