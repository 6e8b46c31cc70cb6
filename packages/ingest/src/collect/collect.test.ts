import { costExplorerClient, costExplorerSource } from '@smartcloudops/aws';
import { DAY_MS, formatDecimal } from '@smartcloudops/focus';
import type { CostMetric, Dimension } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin, TwinOptions } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { collect } from './collect.ts';
import type { CollectOptions, CollectProgress } from './collect.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const world = createWorld({ seed: 3, days: 40, accounts: 2, now: NOW });

jest.setTimeout(30_000);

let at: Bench;
let twin: Twin;
let now: number;
let source: ReturnType<typeof costExplorerSource>;

async function open(options: TwinOptions = {}): Promise<void> {
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

const run = (options: Partial<CollectOptions> = {}) =>
  collect({
    warehouse: at.warehouse,
    clock: { now: () => now },
    source,
    connection: 'c',
    cap: null,
    historyDays: 30,
    pause: () => Promise.resolve(),
    ...options,
  });
const calls = () => twin.invoice().items.find(({ operation }) => operation === 'ce:GetCostAndUsage');
const total = async (metric: CostMetric, groupBy: Dimension[] = []) =>
  (
    await at.warehouse.costs.aggregate({
      connections: ['c'],
      metric,
      groupBy,
      filters: [],
      from: 0,
      to: NOW * 2,
      grain: 'total',
      asOf: null,
    })
  ).cells.map(({ keys, amount }) => [...keys, formatDecimal(amount)].join(' '));

test('every cut adds up to what Cost Explorer says ungrouped, to the last digit, and the ledger to its invoice', async () => {
  await open();
  const result = await run({ tagKeys: ['team', 'env'] });
  expect(result).toMatchObject({
    state: 'done',
    billedCalls: calls()?.answered,
    spent: twin.invoice().total,
    error: null,
  });
  expect(result.spentThisMonth).toBe(twin.invoice().total);
  const [billed] = await total('BilledCost');
  for (const dimension of [
    'ServiceName',
    'SubAccountId',
    'RegionId',
    'ChargeCategory',
    'Tags.team',
    'Tags.env',
  ] as const) {
    const cells = (
      await at.warehouse.costs.aggregate({
        ...{
          connections: ['c'],
          metric: 'BilledCost',
          groupBy: [dimension],
          filters: [],
          from: 0,
          to: NOW * 2,
          grain: 'total',
          asOf: null,
        },
      })
    ).cells;
    expect([dimension, cells.length > 1]).toEqual([dimension, true]);
    expect(formatDecimal(cells.reduce((sum, { amount }) => sum + amount, 0n))).toBe(billed);
  }
  expect(await ungrouped('UnblendedCost')).toBe(billed);
  expect([await ungrouped('AmortizedCost')]).toEqual(await total('EffectiveCost'));
});

/** What the twin answers to one question without groups. */
async function ungrouped(metric: string): Promise<string> {
  const client = costExplorerClient({ authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url });
  const TimePeriod = { Start: '2026-09-01', End: '2026-10-21' };
  const { body } = await client.getCostAndUsage({ TimePeriod, Granularity: 'DAILY', Metrics: [metric] });
  client.close();
  const { ResultsByTime } = JSON.parse(body) as { ResultsByTime: { Total: Record<string, { Amount: string }> }[] };
  const digits = ResultsByTime.map(({ Total }) => Total[metric]?.Amount ?? '0').map((text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return BigInt(`${whole}${fraction.padEnd(27, '0')}`);
  });
  return formatDecimal(digits.reduce((sum, value) => sum + value, 0n));
}

test('the second time only what may have changed is asked for, and a restatement replaces', async () => {
  await open();
  now = NOW - 2 * DAY_MS;
  await run();
  const first = await total('BilledCost');
  now = NOW;
  const progress: CollectProgress[] = [];
  const result = await run({ onProgress: (event) => progress.push(event) });
  expect(progress[0]?.step).toBe('service-account 2026-10-01 to 2026-10-21, page 1');
  expect(result.billedCalls).toBe(3);
  const incremental = await total('BilledCost');
  expect(incremental).not.toEqual(first);
  expect([await ungrouped('UnblendedCost')]).toEqual(incremental);
  // What was known before is still there.
  const before = await at.warehouse.costs.aggregate({
    ...{
      connections: ['c'],
      metric: 'BilledCost',
      groupBy: [],
      filters: [],
      from: 0,
      to: NOW * 2,
      grain: 'total',
      asOf: NOW - DAY_MS,
    },
  });
  expect(before.cells.map(({ amount }) => formatDecimal(amount))).toEqual(first);
});

test('a tag key that is added later gets its whole history, the other cuts do not', async () => {
  await open();
  await run();
  const steps: string[] = [];
  await run({ tagKeys: ['team'], onProgress: ({ step }) => steps.push(step) });
  expect(steps).toContain('tag:team 2026-09-01 to 2026-10-21');
  expect(steps).toContain('service-account 2026-10-01 to 2026-10-21');
});

test('no money, no call: a budget of nothing is an outcome with numbers', async () => {
  await open();
  const result = await run({ cap: '0.00' });
  expect(result).toMatchObject({ state: 'cap-reached', billedCalls: 0, spent: '0', rows: 0 });
  expect(result.message).toContain('is $0.00, of which $0 is spent');
  expect(calls()).toBeUndefined();
});

test('at the cap what is stored stays, and with more money it goes on without buying a page twice', async () => {
  await open({ pageGroups: 400 });
  const short = await run({ cap: '0.05' });
  expect(short).toMatchObject({ state: 'cap-reached', billedCalls: 5, spent: '0.05' });
  expect(calls()?.answered).toBe(5);
  await run({ cap: '0.05' });
  expect(calls()?.answered).toBe(5);
  const rest = await run();
  expect(rest.state).toBe('done');
  const alone = bench();
  const clean = await run({ warehouse: alone.warehouse });
  await alone.close();
  expect(5 + rest.billedCalls).toBe(clean.billedCalls);
});

test('throttling, failures and proxies are waited out, and refused calls are not on the books', async () => {
  const faults = (['throttle', 'internal-error', 'unavailable', 'throttle'] as const).map((kind) => ({
    operation: 'GetCostAndUsage',
    kind,
    count: 1,
  }));
  await open({ faults });
  const pauses: number[] = [];
  const result = await run({ random: () => 1, pause: (ms) => Promise.resolve(void pauses.push(ms)) });
  expect(result).toMatchObject({ state: 'done', billedCalls: 3, spent: '0.03' });
  expect(pauses).toEqual([500, 1000, 2000, 4000]);
  expect(calls()).toMatchObject({ answered: 3, failed: 4 });
  expect((await at.warehouse.journal.ledger('c', 0, NOW * 2)).map(({ state }) => state)).toEqual([
    ...Array<string>(4).fill('not-billed'),
    ...Array<string>(3).fill('billed'),
  ]);
});

test('a lost answer counts as spent, because AWS charges for it, and is asked for again', async () => {
  await open({ faults: [{ operation: 'GetCostAndUsage', kind: 'lost-answer', count: 1 }] });
  const result = await run();
  expect(result).toMatchObject({ state: 'done', billedCalls: 3, spent: '0.04', spentThisMonth: twin.invoice().total });
});

test('answers that keep getting lost are not paid for without end', async () => {
  await open({ faults: [{ operation: 'GetCostAndUsage', kind: 'lost-answer' }] });
  const result = await run();
  expect(result).toMatchObject({ state: 'failed', spent: '0.03', error: { code: 'AWS_UNREACHABLE' } });
  expect(twin.invoice().total).toBe('0.03');
});

test('when AWS stays down, the result says so and the next collection goes on', async () => {
  await open({ faults: [{ operation: 'GetCostAndUsage', kind: 'throttle' }] });
  const result = await run();
  expect(result).toMatchObject({
    state: 'failed',
    rows: 0,
    spent: '0',
    error: { code: 'AWS_THROTTLED', source: 'downstream' },
  });
  expect(calls()).toMatchObject({ answered: 0, failed: 7 });
  twin.setFaults([]);
  expect((await run()).state).toBe('done');
});

test('a refused permission is not tried twice', async () => {
  await open({ credentials: [{ accessKeyId: 'TWINDEMO', allow: ['sts:*'] }] });
  const result = await run();
  expect(result).toMatchObject({ state: 'failed', error: { code: 'AWS_ACCESS_DENIED' } });
  expect(result.message).toContain('The permission ce:GetCostAndUsage is missing');
  expect(calls()).toMatchObject({ failed: 1 });
});

test('only one collects at a time', async () => {
  await open();
  const [one, two] = await Promise.all([run(), run()]);
  expect([one.state, two.state].sort()).toEqual(['busy', 'done']);
});

test('a page token that AWS has forgotten starts the request again', async () => {
  await open({ pageGroups: 400 });
  await run({ cap: '0.01' });
  const [plan] = await at.warehouse.state.list('collect/c/cost-explorer/plan');
  const { steps } = JSON.parse(plan?.value ?? '{}') as {
    steps: { cut: string; window: { from: number; to: number } }[];
  };
  const request = source.request(steps[0]?.cut ?? '', steps[0]?.window ?? { from: 0, to: 0 });
  const key = ['c', 'cost-explorer', 'GetCostAndUsage', request.parameters].join('\n');
  const [page] = await at.warehouse.journal.pages(key);
  const booked = await at.warehouse.journal.reserve(
    { connection: 'c', source: 'x', operation: 'x', at: 0, price: '0' },
    null
  );
  await at.warehouse.journal.settle((booked as { id: number }).id, key, {
    page: 0,
    body: page?.body ?? '',
    nextToken: 'forgotten',
  });
  expect((await run()).state).toBe('done');
  expect([await ungrouped('UnblendedCost')]).toEqual(await total('BilledCost'));
});

test('a cancelled collection says so and can be taken up again', async () => {
  await open();
  const stop = new AbortController();
  const cancelled = run({ signal: stop.signal, onProgress: ({ done }) => done === 1 && stop.abort() });
  await expect(cancelled).rejects.toMatchObject({ code: 'INGEST_CANCELLED' });
  const rest = await run();
  expect(rest).toMatchObject({ state: 'done' });
  expect(calls()?.answered).toBe(3);
});
