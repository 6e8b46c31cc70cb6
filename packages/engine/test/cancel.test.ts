import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { createEngine, parseQuery } from '../src/index.ts';
import type { Engine } from '../src/index.ts';
import { openThread } from '../src/threads/thread.ts';
import { billFolder, servicesCsv } from './bill.ts';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
const anyone = { name: 'a', role: 'viewer', connections: null } as const;
const at = billFolder();

jest.setTimeout(60_000);
let engine: Engine;
beforeAll(async () => {
  const file = path.join(at.folder, 'services.csv');
  writeFileSync(file, servicesCsv(60));
  engine = await createEngine({ dataDir: at.dataDir, logger, schedule: false, readers: 1 });
  await engine.importFiles([file]);
});
afterAll(async () => {
  await engine.close();
  at.remove();
});

const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };
const long = parseQuery({ queryType: 'cost-forecast', groupBy: ['ServiceName'], topN: 60, timeRange });
const short = parseQuery({ queryType: 'cost', grain: 'total', timeRange });

test('a short question is answered while a long one of the same thread is under way, which ends when nobody waits', async () => {
  const controller = new AbortController();
  let ended = false;
  const { promise: started, resolve: start } = Promise.withResolvers<number>();
  const asked = engine
    .query(long, anyone, controller.signal, ({ total }) => start(total))
    .finally(() => (ended = true));
  expect(await started).toBe(61);
  const [frame] = await engine.query(short, anyone);
  expect(frame?.fields).toHaveLength(1);
  expect(ended).toBe(false);
  controller.abort();
  await expect(asked).rejects.toMatchObject({ code: 'ENGINE_CANCELLED', status: 499 });
});

/** A desk with a question that never ends by itself. */
const entry = path.join(at.folder, 'endless.mjs');
const source = (file: string) => JSON.stringify(pathToFileURL(path.join(__dirname, '../src', file)).href);
writeFileSync(
  entry,
  `import { parentPort } from 'node:worker_threads';
   import { serveDesk } from ${source('threads/serve-desk.ts')};
   import { answerCache } from ${source('answers/answer-cache.ts')};
   import { checkpointOf } from ${source('answers/checkpoint.ts')};
   const cache = answerCache(10);
   let steps = 0;
   serveDesk(parentPort, async () => ({
     methods: {
       endless: (name, call) => cache.get({ name, version: 1 }, '', async (work) => {
         const checkpoint = checkpointOf(work);
         for (;;) await checkpoint(++steps, Infinity);
       }, call),
       steps: async () => steps,
     },
     close() {},
   }));`
);

test('cancelling frees the thread', async () => {
  interface Desk {
    endless(name: string, call: { signal: AbortSignal; onProgress: () => void }): Promise<never>;
    steps(input: null): Promise<number>;
  }
  const thread = openThread<Desk>({ url: pathToFileURL(entry), name: 'endless', workerData: null, logger });
  const controller = new AbortController();
  const { promise: started, resolve: onProgress } = Promise.withResolvers<void>();
  const { signal } = controller;
  const both = [1, 2].map(() => thread.methods.endless('same', { signal, onProgress }));
  await started;
  controller.abort();
  for (const one of both) await expect(one).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
  const steps = await thread.methods.steps(null);
  expect(steps).toBeGreaterThan(0);
  expect(await thread.methods.steps(null)).toBe(steps);
  await thread.close();
});
