import { parseDecimal } from '@smartcloudops/focus';
import fc from 'fast-check';

import { inMemoryCostStore } from '../../test/in-memory-cost-store.ts';
import type { TestCharge } from '../../test/in-memory-cost-store.ts';
import { costByDimension } from './cost-by-dimension.ts';
import type { CostByDimensionQuery } from './cost-answer.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const usd = (text: string) => parseDecimal(text) ?? 0n;
const query: CostByDimensionQuery = {
  connections: null,
  metric: 'BilledCost',
  groupBy: ['ServiceName'],
  filters: [],
  from: day('2026-01-30'),
  to: day('2026-02-03'),
  grain: 'day',
  asOf: null,
};
const ask = (charges: readonly TestCharge[], changes: Partial<CostByDimensionQuery> = {}) =>
  costByDimension({ warehouse: { costs: inMemoryCostStore(charges) } }, { ...query, ...changes });

const bill: readonly TestCharge[] = [
  { at: day('2026-01-31'), amount: usd('10.1'), dimensions: { ServiceName: 'compute' } },
  { at: day('2026-02-01'), amount: usd('0.2'), dimensions: { ServiceName: 'storage' }, estimated: true },
  { at: day('2026-02-01'), amount: usd('-30'), dimensions: { ServiceName: 'credit' } },
  { at: day('2026-02-01'), amount: usd('3') },
];

test('a day without charges is zero where data are loaded and null elsewhere', async () => {
  const answer = await ask(bill);
  expect(answer.periods).toEqual(['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02'].map(day));
  expect(answer.series.map(({ keys, amounts }) => [keys[0], amounts])).toEqual([
    ['credit', [null, 0n, usd('-30'), null]],
    ['compute', [null, usd('10.1'), 0n, null]],
    [null, [null, 0n, usd('3'), null]],
    ['storage', [null, 0n, usd('0.2'), null]],
  ]);
  expect(answer.series[2]?.labels).toEqual({ ServiceName: null });
  expect(answer.total).toBe(usd('-16.7'));
  expect(answer.estimatedFrom).toBe(day('2026-02-01'));
  expect(answer.notices.map(({ text }) => text)).toEqual([
    'Cost data begin on 2026-01-31; earlier days are unknown, not zero.',
    'Charges from 2026-02-01 on are estimated and may still change.',
  ]);
});

test('the groups beyond the largest N are added up exactly as Other', async () => {
  const answer = await ask(bill, { topN: 2 });
  expect(answer.series.map(({ keys }) => keys[0])).toEqual(['credit', 'compute']);
  expect(answer.other).toEqual({ name: 'Other', groups: 2, amounts: [null, 0n, usd('3.2'), null], total: usd('3.2') });
});

test('months and the whole range', async () => {
  expect((await ask(bill, { grain: 'month', groupBy: [] })).series[0]?.amounts).toEqual([usd('10.1'), usd('-26.8')]);
  expect((await ask(bill, { grain: 'total', groupBy: [] })).series[0]?.amounts).toEqual([usd('-16.7')]);
});

test('nothing loaded is said, not shown as zero', async () => {
  const answer = await ask([], { groupBy: [] });
  expect(answer.series[0]?.amounts).toEqual([null, null, null, null]);
  expect(answer.notices[0]?.severity).toBe('warning');
});

test('equal totals are ordered by key, absent keys last', async () => {
  const equal = ['b', 'a', undefined].map((name) => ({
    at: day('2026-01-31'),
    amount: 1n,
    dimensions: name ? { ServiceName: name } : {},
  }));
  expect((await ask(equal)).series.map(({ keys }) => keys[0])).toEqual(['a', 'b', null]);
});

test('series and Other add up to the total, whatever N', async () => {
  const charge = fc.record({
    at: fc.integer({ min: 0, max: 3 }).map((d) => query.from + d * 86_400_000),
    amount: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    dimensions: fc.record({ ServiceName: fc.constantFrom('a', 'b', 'c', 'd') }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(charge), fc.integer({ min: 1, max: 5 }), async (charges, topN) => {
      const { series, other, total } = await ask(charges, { topN });
      const parts = [...series, ...(other ? [other] : [])];
      expect(parts.reduce((sum, part) => sum + part.total, 0n)).toBe(total);
      for (const part of parts) expect(part.amounts.reduce<bigint>((sum, v) => sum + (v ?? 0n), 0n)).toBe(part.total);
    })
  );
});
