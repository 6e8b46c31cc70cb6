import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { question, delivery, charge, money, SEPTEMBER, OCTOBER } from '../src/conformance/fixtures.ts';
import { openSqliteWarehouse } from '../src/sqlite/index.ts';
import { batches, endChildren, start } from './start-child.ts';
import type { Started } from './start-child.ts';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'warehouse-processes-'));
afterAll(() => {
  endChildren();
  rmSync(folder, { recursive: true, force: true });
});

async function last(process: Started): Promise<Record<string, number>> {
  let line = '{}';
  for (let next = await process.lines.next(); !next.done; next = await process.lines.next()) line = next.value;
  expect(await process.ended).toBe(0);
  return JSON.parse(line);
}

test('processes that book calls at once never exceed the cap, and use it up', async () => {
  const path = join(folder, 'cap.db');
  const results = await Promise.all(['a', 'b', 'c'].map((name) => last(start('reserve', path, name, '200'))));
  expect(results.reduce((sum, { reserved = 0 }) => sum + reserved, 0)).toBe(100);
  const warehouse = openSqliteWarehouse({ path });
  const spent = (await warehouse.journal.ledger('c', SEPTEMBER, OCTOBER)).filter(
    (entry) => entry.state !== 'not-billed'
  );
  await warehouse.close();
  expect(spent).toHaveLength(100);
});

test('a lease is won by one of several processes', async () => {
  const path = join(folder, 'lease.db');
  const results = await Promise.all(['a', 'b'].map((name) => last(start('lease', path, name, '300'))));
  expect(results.reduce((sum, { won = 0 }) => sum + won, 0)).toBe(300);
});

test('processes that make the same encrypted warehouse at once agree on it, given key and salt', async () => {
  const path = join(folder, 'sealed.db');
  const key = Buffer.alloc(48, 5).toString('hex');
  const results = await Promise.all(['a', 'b', 'c'].map((name) => last(start('lease', path, name, '20', key))));
  expect(results.reduce((sum, { won = 0 }) => sum + won, 0)).toBe(20);
});

test('threads that open and close a new warehouse at once wait for each other', async () => {
  const threads = Array.from({ length: 6 }, () => new Worker(new URL('opener.ts', import.meta.url)));
  const said: unknown[] = [];
  for (let round = 0; round < 80; round++) {
    const path = join(folder, `new-${round}.db`);
    const answers = threads.map((thread) => once(thread, 'message'));
    for (const thread of threads) thread.postMessage(path);
    said.push(...(await Promise.all(answers)).flat());
  }
  await Promise.all(threads.map((thread) => thread.terminate()));
  expect(new Set(said)).toEqual(new Set(['ok']));
});

test('a reader never sees half of a restatement by another process', async () => {
  const path = join(folder, 'torn.db');
  const warehouse = openSqliteWarehouse({ path });
  const writer = start('restate', path, 'writer', '12');
  const done = last(writer);
  const versions = new Set<bigint>();
  let [isDone, answers] = [false, 0];
  void done.finally(() => (isDone = true));
  while (!isDone) {
    const byDay = (await warehouse.costs.aggregate(question({ grain: 'day' }))).cells;
    const byService = (await warehouse.costs.aggregate(question({ groupBy: ['ResourceId'] }))).cells;
    const amounts = new Set(byDay.map((cell) => cell.amount));
    expect(amounts.size).toBeLessThanOrEqual(1);
    expect([0, 30]).toContain(byDay.length);
    expect([0, 3000]).toContain(byService.reduce((sum, cell) => sum + cell.charges, 0));
    for (const amount of amounts) versions.add(amount);
    answers += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(await done).toEqual({ version: 12 });
  expect(answers).toBeGreaterThan(3);
  expect(versions.size).toBeGreaterThan(1);
  expect((await warehouse.costs.aggregate(question())).cells).toMatchObject([{ amount: 12n * 3000n, charges: 3000 }]);
  await warehouse.close();
});

test('two processes that load at once both succeed', async () => {
  const path = join(folder, 'two.db');
  expect(await Promise.all(['a', 'b'].map((name) => last(start('restate', path, name, '4'))))).toHaveLength(2);
  const warehouse = openSqliteWarehouse({ path });
  expect(await warehouse.costs.loads(null)).toHaveLength(8);
  expect((await warehouse.costs.aggregate(question())).cells).toMatchObject([{ amount: 4n * 3000n, charges: 3000 }]);
  await warehouse.close();
});

test('kill -9 in the middle of a load leaves nothing of it, and the next load goes through', async () => {
  const path = join(folder, 'killed.db');
  const before = openSqliteWarehouse({ path });
  await before.costs.load(delivery({ loadedAt: 1 }), [[charge(SEPTEMBER, '5')]]);
  await before.close();
  const loading = start('load-forever', path, 'victim');
  await batches(loading, 8);
  loading.child.kill('SIGKILL');
  await loading.ended;
  const after = openSqliteWarehouse({ path });
  expect((await after.costs.aggregate(question())).cells).toMatchObject([{ amount: money('5'), charges: 1 }]);
  expect(await after.costs.loads(null)).toHaveLength(1);
  expect(await after.costs.load(delivery({ loadedAt: 2 }), [[charge(SEPTEMBER, '6')]])).toMatchObject({
    kind: 'loaded',
    rows: 1,
  });
  expect((await after.costs.aggregate(question())).cells).toMatchObject([{ amount: money('11') }]);
  await after.close();
});

test('kill -9 loses no page whose settling was acknowledged', async () => {
  const path = join(folder, 'paid.db');
  const paying = start('settle-forever', path, 'victim');
  let acknowledged = -1;
  for (let next = await paying.lines.next(); !next.done; next = await paying.lines.next()) {
    acknowledged = (JSON.parse(next.value) as { page?: number }).page ?? -1;
    if (acknowledged === 40) paying.child.kill('SIGKILL');
  }
  await paying.ended;
  const { journal, close } = openSqliteWarehouse({ path });
  const pages = await journal.pages('request');
  expect(pages.length).toBeGreaterThan(acknowledged);
  expect(pages.map((page) => page.page)).toEqual(pages.map((_, i) => i));
  const billed = (await journal.ledger('c', SEPTEMBER, OCTOBER)).filter((entry) => entry.state === 'billed');
  expect(billed).toHaveLength(pages.length);
  await close();
});
