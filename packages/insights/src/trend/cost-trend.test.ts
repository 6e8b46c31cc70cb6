import { DAY_MS } from '@smartcloudops/focus';

import { withBill } from '../../test/sqlite-bill.ts';
import type { BillLine } from '../../test/sqlite-bill.ts';
import { costTrend } from './cost-trend.ts';
import type { CostTrendQuery, TrendAnswer } from './trend-answer.ts';

const START = Date.UTC(2026, 0, 1);
const NOW = Date.UTC(2026, 3, 20, 9);
const query: CostTrendQuery = {
  connections: null,
  metric: 'BilledCost',
  groupBy: ['ServiceName'],
  filters: [],
  from: START,
  to: NOW,
  asOf: null,
  level: 0.95,
};

/** `rising` grows by 10 % a month with a weekly season, `flat` only wiggles, `step` doubles on March 10, `falling` loses 1 a day. */
function bill(): BillLine[] {
  const lines: BillLine[] = [];
  for (let day = START, i = 0; day < Date.UTC(2026, 3, 20); day += DAY_MS, i++) {
    const wiggle = ((i * 37) % 11) / 11 - 0.5;
    const weekend = new Date(day).getUTCDay() % 6 === 0 ? 0.6 : 1;
    const line = (ServiceName: string, amount: number) => lines.push({ day, amount, known: { ServiceName } });
    line('rising', 100 * weekend * 1.1 ** (i / (365.25 / 12)) + wiggle);
    line('flat', 40 + 8 * wiggle);
    line('step', (day < Date.UTC(2026, 2, 10) ? 20 : 40) + wiggle);
    line('falling', 300 - i + wiggle);
  }
  lines.push({ day: Date.UTC(2026, 3, 15), amount: 9000, known: { ServiceName: 'flat', ChargeCategory: 'Purchase' } });
  return lines;
}
async function ask(changes: Partial<CostTrendQuery> = {}): Promise<TrendAnswer> {
  const answer = await withBill(bill(), (costs) =>
    costTrend({ warehouse: { costs }, clock: () => NOW }, { ...query, ...changes })
  );
  if (answer.kind !== 'trend') throw new Error(`No answer: ${JSON.stringify(answer)}`);
  return answer;
}
const of = ({ series }: TrendAnswer, service: string) => {
  const found = series.find(({ labels }) => labels.ServiceName === service);
  if (!found) throw new Error(`No ${service}.`);
  return found;
};

test('direction, slope and growth with their intervals', async () => {
  const answer = await ask();
  const rising = of(answer, 'rising');
  expect(rising.direction).toBe('rising');
  expect(rising.pValue).toBeLessThan(0.001);
  expect(rising.growth?.point).toBeCloseTo(0.1, 2);
  expect(rising.growth?.lower).toBeLessThanOrEqual(rising.growth?.point ?? 0);
  expect(rising.growth?.upper).toBeGreaterThanOrEqual(rising.growth?.point ?? 1);
  const falling = of(answer, 'falling');
  expect(falling.direction).toBe('falling');
  expect(falling.slope.point).toBeCloseTo(-1, 1);
  expect(falling.growth?.point).toBeLessThan(0);
});

test('what only wiggles has no direction, whatever was booked', async () => {
  const flat = of(await ask(), 'flat');
  expect(flat.direction).toBe('none');
  expect(flat.pValue).toBeGreaterThan(0.05);
  expect(Math.abs(flat.growth?.point ?? 1)).toBeLessThan(0.01);
});

test('a level that changed is told with its day', async () => {
  const answer = await ask();
  const { changes } = of(answer, 'step');
  expect(changes).toHaveLength(1);
  expect(changes[0]?.day).toBe(Date.UTC(2026, 2, 10));
  expect(changes[0]?.before).toBeCloseTo(20, 0);
  expect(changes[0]?.after).toBeCloseTo(40, 0);
  const { notices } = await ask({ filters: [{ dimension: 'ServiceName', op: 'in', values: ['step'] }], groupBy: [] });
  expect(notices.map(({ text }) => text)).toEqual(['The level changed on 2026-03-10, from $19.95 to $39.96 a day.']);
});

test('the range counts, and only its final days', async () => {
  const { from, to } = await ask({ from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 10) });
  expect([from, to]).toEqual([Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 10)]);
  expect((await ask({ to: Date.UTC(2026, 5, 1) })).to).toBe(Date.UTC(2026, 3, 20));
});

test('groups beyond topN are looked at together', async () => {
  const { series } = await ask({ topN: 2 });
  expect(series.map(({ keys, isOther }) => [keys[0], isOther])).toEqual([
    ['falling', false],
    ['flat', false],
    [undefined, true],
  ]);
});

test('too short a range is an answer', async () => {
  const answer = await withBill(bill(), (costs) =>
    costTrend({ warehouse: { costs }, clock: () => NOW }, { ...query, from: Date.UTC(2026, 3, 10) })
  );
  expect(answer).toEqual({ kind: 'insufficient-history', have: 10, need: 14 });
});
