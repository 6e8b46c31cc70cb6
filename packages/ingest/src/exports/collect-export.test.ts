import { bucketClient } from '@smartcloudops/aws';
import type { DataExportPlace } from '@smartcloudops/aws';
import { DAY_MS, formatDecimal, HOUR_MS, parseDecimal } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Fault, Twin } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { collectExport } from './collect-export.ts';
import type { ExportOptions } from './collect-export.ts';

const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 5, days: 75, accounts: 4, now: NOW });
const MONTHS = ['2026-10', '2026-09', '2026-08'];

jest.setTimeout(60_000);

const exports = (['cur2', 'focus'] as const).map((format) => ({
  ...{ bucket: 'bills', prefix: 'exports', name: `${format}-daily`, format, rowsPerFile: 700 },
}));

let now = NOW;
let twin: Twin;
let at: Bench;
beforeEach(async () => {
  now = NOW;
  at = bench();
  twin = await startTwin({
    ...{ world, now: () => now },
    exports: [
      ...exports,
      { ...exports[0], bucket: 'kept', prefix: '', name: 'kept', format: 'cur2', overwrite: 'create-new' },
    ],
    credentials: [
      { accessKeyId: 'CORE' },
      { accessKeyId: 'NOLIST', allow: ['s3:GetObject'] },
      { accessKeyId: 'NOREAD', allow: ['s3:ListBucket'] },
    ],
  });
});
afterEach(async () => {
  await twin.close();
  await at.close();
});

const FOCUS: DataExportPlace = { bucket: 'bills', prefix: 'exports', name: 'focus-daily' };

async function run(place: DataExportPlace = FOCUS, options: Partial<ExportOptions> & { accessKey?: string } = {}) {
  const { accessKey = 'CORE', ...rest } = options;
  const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
  const client = bucketClient(settings, { bucket: place.bucket, region: 'us-east-1' });
  try {
    return await collectExport({
      ...{ warehouse: at.warehouse, clock: { now: () => now }, client, place, connection: 'c', cap: '0.00' },
      ...{ random: () => 0, pause: async () => undefined },
      ...rest,
    });
  } finally {
    client.close();
  }
}

const total = async (groupBy: readonly Dimension[] = []) => {
  const answer = await at.warehouse.costs.aggregate({
    ...{ connections: ['c'], metric: 'BilledCost', groupBy, filters: [], from: 0, to: NOW + DAY_MS, grain: 'month' },
    asOf: null,
  });
  return answer;
};
const months = async () =>
  new Map(
    (await total()).cells.map(({ periodStart, amount }) => [
      new Date(periodStart).toISOString().slice(0, 7),
      formatDecimal(amount),
    ])
  );
const truth = (month: string) => twin.truth().months.find((one) => one.month === month)?.total;
const s3Invoice = () => twin.invoice().items.filter(({ operation }) => operation.startsWith('s3:'));

test.each([FOCUS, { ...FOCUS, name: 'cur2-daily' }])(
  'the bill of $name is here to the last digit, by every column, and asking again costs one list',
  async (place) => {
    const first = await run(place);
    expect(first).toMatchObject({ state: 'done', problems: [], code: null, periods: MONTHS });
    const found = await months();
    for (const month of MONTHS.slice(1)) expect(found.get(month)).toBe(truth(month));
    expect((await total(['ResourceId'])).cells.length).toBeGreaterThan(20);
    expect((await total()).coverage.sources).toEqual(['data-export']);

    const before = twin.invoice().items.reduce((sum, { answered }) => sum + answered, 0);
    const second = await run(place);
    expect(second).toMatchObject({ state: 'done', rows: 0, periods: [], calls: 1, spent: '0.000005' });
    expect(twin.invoice().items.reduce((sum, { answered }) => sum + answered, 0)).toBe(before + 1);
    expect(second.message).toContain('nothing new in 3 billing periods');
  }
);

test('what is open is estimated, what has its invoice is final', async () => {
  await run();
  const { cells, estimatedFrom } = await total();
  expect(cells.map(({ estimated }) => estimated)).toEqual([false, false, true]);
  expect(estimatedFrom).toBe(Date.UTC(2026, 9, 1));
});

test('every request is in the ledger as on the invoice of AWS, though the budget is nothing', async () => {
  const { spent, calls } = await run();
  const ledger = await at.warehouse.journal.ledger('c', 0, NOW + DAY_MS);
  expect(ledger.every(({ source, state }) => source === 'data-export' && state === 'billed')).toBe(true);
  expect(ledger).toHaveLength(calls);
  const booked = formatDecimal(ledger.reduce((sum, { price }) => sum + (parseDecimal(price) ?? 0n), 0n));
  expect(booked).toBe(spent);
  expect(formatDecimal(s3Invoice().reduce((sum, { amount }) => sum + (parseDecimal(amount) ?? 0n), 0n))).toBe(spent);
  expect(Number(spent)).toBeLessThan(0.01);
});

test('only what was delivered anew is read again, and what was known before stays known', async () => {
  await run();
  const [before, october] = [await months(), '2026-10'];
  now += 26 * HOUR_MS;
  const later = await run();
  expect(later).toMatchObject({ state: 'done', periods: [october] });
  expect(Number((await months()).get(october))).toBeGreaterThan(Number(before.get(october)));
  const asOf = await at.warehouse.costs.aggregate({
    ...{ connections: ['c'], metric: 'BilledCost', groupBy: [], filters: [], from: 0, to: now, grain: 'month' },
    asOf: NOW,
  });
  expect(asOf.cells.map(({ amount }) => formatDecimal(amount))).toEqual([...before.values()]);
});

test('an export that keeps what it delivered before is read by its newest manifest', async () => {
  await run({ bucket: 'kept', prefix: '' });
  const first = await months();
  expect(first.get('2026-09')).toBe(truth('2026-09'));
  now += 26 * HOUR_MS;
  expect(await run({ bucket: 'kept', prefix: '' })).toMatchObject({ state: 'done', periods: ['2026-10'] });
});

test('another export of the same bill takes the place of the one before', async () => {
  await run();
  const before = await months();
  expect(await run({ ...FOCUS, name: 'cur2-daily' })).toMatchObject({ state: 'done', periods: MONTHS });
  expect(await months()).toEqual(before);
});

const GET: Omit<Fault, 'kind'> = { operation: 's3:GetObject' };

test.each<[string, readonly Fault[]]>([
  ['a content that breaks off in the middle', [{ ...GET, kind: 'partial', count: 3 }]],
  [
    'a server that has its faults',
    [
      { ...GET, kind: 'unavailable', count: 3 },
      { operation: 's3:*', kind: 'throttle', count: 2 },
    ],
  ],
  ['answers that are lost', [{ ...GET, kind: 'lost-answer', count: 2 }]],
])('%s changes nothing of the bill', async (_, faults) => {
  twin.setFaults(faults);
  expect(await run()).toMatchObject({ state: 'done', periods: MONTHS });
  const found = await months();
  for (const month of MONTHS.slice(1)) expect(found.get(month)).toBe(truth(month));
  const ledger = await at.warehouse.journal.ledger('c', 0, NOW + DAY_MS);
  expect(ledger.filter(({ state }) => state === 'pending')).toHaveLength(
    s3Invoice().reduce((sum, { answered }) => sum + answered, 0) -
      ledger.filter(({ state }) => state === 'billed').length
  );
});
