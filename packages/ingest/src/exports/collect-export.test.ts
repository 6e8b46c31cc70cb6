import { DAY_MS, formatDecimal, HOUR_MS, parseDecimal } from '@smartcloudops/focus';
import type { Fault } from '@smartcloudops/twin';

import { CUR2, exportBench, FOCUS, KEPT, MONTHS, NOW } from '../../test/export-bench.ts';
import type { ExportBench } from '../../test/export-bench.ts';

jest.setTimeout(60_000);

let at: ExportBench;
beforeEach(async () => (at = await exportBench()));
afterEach(() => at.close());

const FINAL = MONTHS.slice(1);
const expectTruth = async () => {
  const found = await at.months();
  for (const month of FINAL) expect([month, found.get(month)]).toEqual([month, at.truth(month)]);
};
const ledger = () => at.warehouse.journal.ledger('c', 0, NOW + DAY_MS);

test.each([FOCUS, CUR2])(
  'the bill of $name is here to the last digit, and asking again costs a list',
  async (place) => {
    expect(await at.run(place)).toMatchObject({ state: 'done', problems: [], code: null, periods: MONTHS });
    await expectTruth();
    const question = { connections: ['c'], metric: 'BilledCost', filters: [], from: 0, to: NOW, asOf: null } as const;
    const byResource = await at.warehouse.costs.aggregate({ ...question, groupBy: ['ResourceId'], grain: 'month' });
    expect(byResource.coverage.sources).toEqual(['data-export']);
    expect(new Set(byResource.cells.map(({ keys }) => keys[0])).size).toBeGreaterThan(10);
    // What is open is estimated, what has its invoice is final.
    expect(byResource.estimatedFrom).toBe(Date.UTC(2026, 9, 1));

    const before = at.s3Bill();
    const second = await at.run(place);
    expect(second).toMatchObject({ state: 'done', rows: 0, periods: [], calls: 1, spent: '0.000005' });
    expect(second.message).toContain('nothing new in 3 billing periods');
    const paid = (parseDecimal(at.s3Bill()) ?? 0n) - (parseDecimal(before) ?? 0n);
    expect(formatDecimal(paid)).toBe('0.000005');
  }
);

test('every request is in the ledger as on the invoice of AWS, though the budget is nothing', async () => {
  const { spent, calls } = await at.run();
  const entries = await ledger();
  expect(entries.every(({ source, state }) => source === 'data-export' && state === 'billed')).toBe(true);
  expect(entries).toHaveLength(calls);
  expect(formatDecimal(entries.reduce((sum, { price }) => sum + (parseDecimal(price) ?? 0n), 0n))).toBe(spent);
  expect(at.s3Bill()).toBe(spent);
});

test('only what was delivered anew is read again, and what was known before stays known', async () => {
  await at.run();
  const before = await at.months();
  at.now += 26 * HOUR_MS;
  expect(await at.run()).toMatchObject({ state: 'done', periods: ['2026-10'] });
  expect(Number((await at.months()).get('2026-10'))).toBeGreaterThan(Number(before.get('2026-10')));
  expect(await at.months(NOW)).toEqual(before);
});

test('an export that keeps what it delivered before is found without its name and read by its newest manifest', async () => {
  await at.run(KEPT);
  await expectTruth();
  at.now += 26 * HOUR_MS;
  expect(await at.run(KEPT)).toMatchObject({ state: 'done', periods: ['2026-10'] });
});

test('another export of the same bill takes the place of the one before', async () => {
  await at.run();
  const before = await at.months();
  expect(await at.run(CUR2)).toMatchObject({ state: 'done', periods: MONTHS });
  expect(await at.months()).toEqual(before);
});

test('history goes as far back as was asked for', async () => {
  expect(await at.run(FOCUS, { historyDays: 30 })).toMatchObject({ state: 'done', periods: ['2026-10', '2026-09'] });
});

const GET = { operation: 's3:GetObject' };

test.each<[string, readonly Fault[]]>([
  ['a content that breaks off in the middle', [{ ...GET, kind: 'partial', count: 3 }]],
  [
    'a server with its faults',
    [
      { ...GET, kind: 'unavailable', count: 3 },
      { operation: 's3:*', kind: 'throttle', count: 2 },
    ],
  ],
  ['an answer that is lost', [{ ...GET, kind: 'lost-answer', count: 1 }]],
])('%s changes nothing of the bill, and all of it is booked', async (_, faults) => {
  at.twin.setFaults(faults);
  const { state, spent } = await at.run();
  expect(state).toBe('done');
  await expectTruth();
  expect(spent).toBe(at.s3Bill());
});
