import { costExplorerClient, costExplorerSource } from '@smartcloudops/aws';
import { formatDecimal } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin, TwinOptions } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { collect } from '../collect/collect.ts';
import type { CollectOptions } from '../collect/collect.ts';
import { backfillProgress } from './backfill-progress.ts';
import { cancelBackfill, startBackfill } from './change-backfill.ts';
import { quoteBackfill } from './quote-backfill.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const world = createWorld({ seed: 4, days: 1250, accounts: 2, now: NOW });
const CUTS = 3;

jest.setTimeout(60_000);

let at: Bench;
let twin: Twin;
let now: number;
let source: ReturnType<typeof costExplorerSource>;

async function open(options: TwinOptions = { multiYear: true }): Promise<void> {
  twin = await startTwin({ world, now: () => now, ...options });
  source = costExplorerSource(
    costExplorerClient({ authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url })
  );
}
beforeEach(() => {
  at = bench();
  now = NOW;
});
afterEach(async () => {
  source.close();
  await twin.close();
  await at.close();
});

const money = { cap: null as string | null, regularPerMonth: '0' };
const context = () => ({
  ...{ state: at.warehouse.state, journal: at.warehouse.journal, connection: 'c', source, tagKeys: [] },
  ...money,
});
const name = () => ({ state: at.warehouse.state, connection: 'c', source: source.name });
const run = (options: Partial<CollectOptions> = {}) =>
  collect({
    ...{ warehouse: at.warehouse, clock: { now: () => now }, source, connection: 'c' },
    ...{ cap: null, historyDays: 60, pause: () => Promise.resolve() },
    ...options,
  });
const start = (months: number) => startBackfill(name(), months, now);
const progress = (known: Partial<typeof money> = {}) => backfillProgress({ ...context(), ...known }, now);
const billed = () => twin.invoice().items.find(({ operation }) => operation === 'ce:GetCostAndUsage')?.units ?? 0;

/** Exact totals by month, as the warehouse tells them. */
async function months(): Promise<Map<string, string>> {
  const { cells } = await at.warehouse.costs.aggregate({
    ...{ connections: ['c'], metric: 'BilledCost', groupBy: [], filters: [], asOf: null },
    ...{ from: 0, to: NOW, grain: 'month' },
  });
  return new Map(
    cells.map(({ periodStart, amount }) => [new Date(periodStart).toISOString().slice(0, 7), formatDecimal(amount)])
  );
}

test('38 months: 13 by day and the rest by whole months, at the price that was quoted, each total as Cost Explorer has it', async () => {
  await open();
  // Nothing was answered yet that would tell how many pages there are.
  expect(await quoteBackfill(context(), 13, NOW)).toMatchObject({ sampled: false, storedFrom: null });
  await run();
  const regular = billed();
  const quote = await quoteBackfill(context(), 38, NOW);
  // August 2026 is there; by day from September 2025 in two pieces, before that 25 months in two pieces, for each of three cuts.
  expect(quote).toMatchObject({ requests: 4 * CUTS, byMonth: true, paidPages: 0, monthsOfBudget: 0 });
  expect(quote.price).toEqual({ least: '0.12', most: expect.any(String) as string });
  expect(new Date(quote.from).toISOString().slice(0, 7)).toBe('2023-08');
  await start(38);
  expect(await progress()).toMatchObject({ state: 'running', done: 0, total: quote.requests });

  expect(await run()).toMatchObject({
    state: 'done',
    message: expect.stringContaining('The backfill is done.') as string,
  });
  const paid = billed() - regular;
  expect(paid).toBeGreaterThanOrEqual(quote.pages.least);
  expect(paid).toBeLessThanOrEqual(quote.pages.most);
  expect(await progress()).toMatchObject({
    state: 'done',
    done: 4 * CUTS,
    total: 4 * CUTS,
    pages: paid,
    lacking: null,
  });
  const known = await months();
  expect(known.size).toBe(39);
  const client = costExplorerClient({ authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url });
  const { body } = await client.getCostAndUsage({
    TimePeriod: { Start: '2023-08-01', End: '2025-09-01' },
    Granularity: 'MONTHLY',
    Metrics: ['UnblendedCost'],
  });
  client.close();
  const { ResultsByTime } = JSON.parse(body) as {
    ResultsByTime: { TimePeriod: { Start: string }; Total: { UnblendedCost: { Amount: string } } }[];
  };
  expect(ResultsByTime).toHaveLength(25);
  for (const { TimePeriod, Total } of ResultsByTime)
    expect(Number(known.get(TimePeriod.Start.slice(0, 7)))).toBeCloseTo(Number(Total.UnblendedCost.Amount), 6);
  // Nothing of it is asked for again.
  const before = billed();
  expect(await quoteBackfill(context(), 38, now)).toMatchObject({ requests: 0, price: { least: '0', most: '0' } });
  await start(38);
  expect(await run()).toMatchObject({ state: 'done' });
  expect([billed() - before, (await progress())?.state]).toEqual([0, 'done']);
});

test('a backfill takes what regular collecting leaves of the budget, waits, and goes on with the next month where it was', async () => {
  await open({ multiYear: true, pageGroups: 700 });
  await run();
  const regular = billed();
  const budget = { cap: '0.50', regularPerMonth: '0.25' };
  await start(13);
  expect(await run(budget)).toMatchObject({
    state: 'done',
    message: expect.stringContaining('The backfill waits for the next month') as string,
  });
  expect(billed()).toBeGreaterThan(regular);
  // Half a dollar less those 9 cents of 25 that the rest of October needs.
  expect(billed()).toBe(40);
  expect(await progress(budget)).toMatchObject({ state: 'waiting', continuesAt: Date.UTC(2026, 10, 1) });

  // Regular collecting goes on meanwhile.
  now += 9 * 3_600_000;
  const meanwhile = await run(budget);
  expect(meanwhile.state).toBe('done');
  expect(meanwhile.billedCalls).toBeGreaterThanOrEqual(CUTS);
  now = Date.UTC(2026, 10, 2, 12);
  let runs = 0;
  for (; (await progress(budget))?.state !== 'done' && runs < 40; runs++) {
    await run(budget);
    now += 12 * 86_400_000;
  }
  expect(await progress(budget)).toMatchObject({ state: 'done' });
  expect(runs).toBeGreaterThan(1);

  // Page for page as if there had never been a limit.
  const keys = await at.warehouse.journal.ledger('c', 0, now);
  const pages = (await progress(budget))?.pages ?? 0;
  expect(keys.filter(({ state }) => state === 'billed').length).toBe(billed());
  const other = bench();
  const source2 = { warehouse: other.warehouse };
  const here = { state: other.warehouse.state, connection: 'c', source: source.name };
  now = NOW;
  await run(source2);
  await startBackfill(here, 13, now);
  await run(source2);
  const free = await backfillProgress(
    { ...context(), state: other.warehouse.state, journal: other.warehouse.journal },
    now
  );
  await other.close();
  expect(pages).toBe(free?.pages);
});

test('months that Cost Explorer refuses are told with what to do, cost nothing, and keep nothing else waiting', async () => {
  await open({});
  await start(38);
  const result = await run();
  expect(result).toMatchObject({ state: 'done', error: null });
  const done = await progress();
  expect(done).toMatchObject({ state: 'done', total: 3 * CUTS - CUTS });
  expect(done?.lacking).toMatch(/Multi-year data at monthly granularity.*beyond 14 months/s);
  expect((await months()).size).toBe(14);
  expect(twin.invoice().total).toBe(result.spentThisMonth);
});

test('one that is taken back ends at once, and what was stored stays', async () => {
  await open();
  await run();
  await start(38);
  let stored = 0;
  await run({
    onProgress: ({ done }) => {
      if (done === 2 && stored === 0) {
        stored = 1;
        void cancelBackfill(name(), now);
      }
    },
  });
  const cancelled = await progress();
  expect(cancelled?.state).toBe('cancelled');
  expect(cancelled?.done).toBeGreaterThanOrEqual(2);
  expect(cancelled?.done).toBeLessThan(cancelled?.total ?? 0);
  const before = billed();
  await run();
  expect(billed() - before).toBe(CUTS);
});
