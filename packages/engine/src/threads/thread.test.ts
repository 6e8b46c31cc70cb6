import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { openPool } from './pool.ts';
import { openThread } from './thread.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'thread-'));
afterAll(() => rmSync(folder, { recursive: true }));

const entry = path.join(folder, 'entry.mjs');
writeFileSync(
  entry,
  `import { parentPort, threadId } from 'node:worker_threads';
   import { serveDesk } from ${JSON.stringify(pathToFileURL(path.join(__dirname, 'serve-desk.ts')).href)};
   const asleep = (ms, signal) => new Promise((resolve, reject) => {
     const timer = setTimeout(resolve, ms);
     signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); });
   });
   serveDesk(parentPort, async () => ({
     methods: {
       double: async (n) => n * 2,
       money: async () => 12345678901234567890n,
       count: async (n, { onProgress }) => { for (let i = 1; i <= n; i++) onProgress(i); return n; },
       wait: async (ms, { signal }) => { await asleep(ms, signal); return threadId; },
       refuse: async () => { throw Object.assign(new Error('no such cut'), { code: 'WAREHOUSE_NO_SUCH_CUT', status: 422, source: 'plugin' }); },
       die: async () => { setImmediate(() => { throw new Error('out of luck'); }); await asleep(10_000, new AbortController().signal); },
     },
     close() {},
   }));`
);

interface Desk {
  double(n: number): Promise<number>;
  money(input: null): Promise<bigint>;
  count(n: number, call: { onProgress: (n: number) => void }): Promise<number>;
  wait(ms: number, call?: { signal?: AbortSignal }): Promise<number>;
  refuse(input: null): Promise<never>;
  die(input: null): Promise<never>;
}
const errors: string[] = [];
const logger = { debug() {}, info() {}, warn() {}, error: (_: object, message: string) => void errors.push(message) };
const options = { url: pathToFileURL(entry), name: 'test', workerData: null, logger };

test('answers, progress and errors cross between threads', async () => {
  const thread = openThread<Desk>(options);
  expect(await thread.methods.double(21)).toBe(42);
  expect(await thread.methods.money(null)).toBe(12345678901234567890n);
  const seen: number[] = [];
  expect(await thread.methods.count(3, { onProgress: (n) => seen.push(n) })).toBe(3);
  expect(seen).toEqual([1, 2, 3]);
  await expect(thread.methods.refuse(null)).rejects.toMatchObject({
    code: 'WAREHOUSE_NO_SUCH_CUT',
    status: 422,
    source: 'plugin',
    message: 'no such cut',
  });
  await thread.close();
  await expect(thread.methods.double(1)).rejects.toMatchObject({ code: 'ENGINE_CLOSED' });
});

test('who goes away is answered at once, and the work stops', async () => {
  const thread = openThread<Desk>(options);
  await thread.methods.double(1);
  const controller = new AbortController();
  const waiting = thread.methods.wait(60_000, { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  const started = performance.now();
  await expect(waiting).rejects.toMatchObject({ code: 'ENGINE_CANCELLED', status: 499 });
  expect(performance.now() - started).toBeLessThan(5000);
  expect(thread.pending()).toBe(0);
  await thread.close();
});

test('a thread that dies fails its calls, tells the log, and the next call has a new one', async () => {
  const thread = openThread<Desk>(options);
  await expect(thread.methods.die(null)).rejects.toMatchObject({
    code: 'ENGINE_THREAD_DIED',
    message: expect.stringContaining('out of luck'),
  });
  expect(errors).toEqual(['A worker thread failed']);
  expect(await thread.methods.double(2)).toBe(4);
  await thread.close();
});

test('a pool grows only while it is busy', async () => {
  const pool = openPool<Desk>(options, 2);
  const first = await pool.methods.wait(1);
  expect(await pool.methods.wait(1)).toBe(first);
  const both = await Promise.all([pool.methods.wait(50), pool.methods.wait(51)]);
  expect(new Set(both).size).toBe(2);
  const same = await Promise.all([pool.methods.wait(50), pool.methods.wait(50)]);
  expect(new Set(same).size).toBe(1);
  await pool.close();
});

test('a call goes where it was done before, and one in the background to the thread that stays', async () => {
  const pool = openPool<Desk & { wait(ms: number, call?: { background?: boolean }): Promise<number> }>(options, 2);
  const [staying, other] = await Promise.all([pool.methods.wait(50), pool.methods.wait(51)]);
  expect([await pool.methods.wait(51), await pool.methods.wait(50)]).toEqual([other, staying]);
  expect(await pool.methods.wait(51, { background: true })).toBe(staying);
  expect(await pool.methods.wait(51)).toBe(staying);
  await pool.close();
});
