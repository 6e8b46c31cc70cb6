import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { scratchFolder } from './scratch-folder.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'scratch-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('what a process that died has left is removed after a day, and nothing else', async () => {
  const made = ['smartcloudops-import-dead', 'smartcloudops-import-alive', 'something-else'].map((name) => {
    const path = join(folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'file'), '');
    return path;
  });
  const long = (Date.now() - 25 * 3_600_000) / 1000;
  for (const path of [made[0] ?? '', made[2] ?? '']) utimesSync(path, long, long);
  const scratch = await scratchFolder(folder);
  expect(made.map((path) => existsSync(path))).toEqual([false, true, true]);
  expect(existsSync(scratch.path)).toBe(true);
  await scratch.remove();
  expect(existsSync(scratch.path)).toBe(false);
});
