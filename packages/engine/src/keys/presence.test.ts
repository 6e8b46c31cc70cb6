import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { announce, announceRotation, isInUse, isRotating } from './presence.ts';

let home = '';
beforeEach(() => (home = mkdtempSync(path.join(tmpdir(), 'here-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));

test('who is there is seen until it goes, and a change of the key is seen apart', async () => {
  expect(await isInUse(home)).toBe(false);
  const [first, second] = [await announce(home), await announce(home)];
  expect([await isInUse(home), await isRotating(home)]).toEqual([true, false]);
  first.withdraw();
  expect(await isInUse(home)).toBe(true);
  second.withdraw();
  const rotation = await announceRotation(home);
  expect([await isInUse(home), await isRotating(home)]).toEqual([false, true]);
  rotation.withdraw();
  expect(await isRotating(home)).toBe(false);
  expect(readdirSync(path.join(home, 'run'))).toEqual([]);
});

test('what a killed process left is nobody, and is cleared away', async () => {
  const program = `const { announce, announceRotation } = await import(${JSON.stringify(path.join(__dirname, 'presence.ts'))});
    await announce(${JSON.stringify(home)}); await announceRotation(${JSON.stringify(home)});
    process.stdout.write('there'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect([await isInUse(home), await isRotating(home)]).toEqual([true, true]);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  expect(readdirSync(path.join(home, 'run'))).toHaveLength(2);
  expect([await isInUse(home), await isRotating(home)]).toEqual([false, false]);
  (await announceRotation(home)).withdraw();
  expect(readdirSync(path.join(home, 'run'))).toEqual([]);
});

test('where nobody can be told, nobody is, and work goes on', async () => {
  const long = path.join(home, 'x'.repeat(120));
  (await announce(long)).withdraw();
  expect(existsSync(long)).toBe(false);
  const file = path.join(home, 'file');
  writeFileSync(file, '');
  (await announce(file)).withdraw();
  expect(await isInUse(file)).toBe(false);
});
