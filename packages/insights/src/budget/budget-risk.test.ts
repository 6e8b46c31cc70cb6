import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';

import { withBill } from '../../test/sqlite-bill.ts';
import type { BillLine } from '../../test/sqlite-bill.ts';
import type { InsufficientHistory } from '../forecast/forecast-answer.ts';
import type { BudgetAnswer, BudgetRisk, BudgetRiskQuery } from './budget-answer.ts';
import { budgetRisk } from './budget-risk.ts';

const START = Date.UTC(2025, 10, 1);
const NOW = Date.UTC(2026, 2, 11, 9);

const query: BudgetRiskQuery = {
  connections: null,
  metric: 'BilledCost',
  groupBy: [],
  filters: [],
  from: NOW - DAY_MS,
  to: NOW,
  asOf: null,
  budget: 3100,
  period: 'month',
  level: 0.8,
};

/** About 100 a day in compute, 10 in storage. */
function bill(end: number, from = START): BillLine[] {
  const lines: BillLine[] = [];
  for (let day = from, i = 0; day < end; day += DAY_MS, i++) {
    const wiggle = ((i * 37) % 11) - 5;
    lines.push({ day, amount: 100 + 3 * wiggle, known: { ServiceName: 'compute' } });
    lines.push({ day, amount: 10 + 0.1 * wiggle, known: { ServiceName: 'storage' } });
  }
  return lines;
}
const KNOWN = bill(Date.UTC(2026, 2, 11));

async function ask(changes: Partial<BudgetRiskQuery> = {}, lines = KNOWN, now = NOW): Promise<BudgetAnswer> {
  const answer = await withBill(lines, (costs) =>
    budgetRisk({ warehouse: { costs }, clock: () => now }, { ...query, ...changes })
  );
  if (answer.kind !== 'budget-risk') throw new Error(`No answer: ${JSON.stringify(answer)}`);
  return answer;
}
const only = ({ series }: BudgetAnswer): BudgetRisk => {
  if (series.length !== 1 || !series[0]) throw new Error(`${series.length} groups`);
  return series[0];
};

test('a budget well below the forecast is at risk, one well above is not, one at the forecast is a toss-up', async () => {
  const { forecast } = only(await ask());
  expect(forecast).toBeGreaterThan(3300);
  expect(forecast).toBeLessThan(3500);
  const risk = async (budget: number) => only(await ask({ budget })).probability;
  expect(await risk(forecast * 0.9)).toBeGreaterThan(0.9);
  expect(await risk(forecast * 1.1)).toBeLessThan(0.1);
  expect(await risk(forecast)).toBeCloseTo(0.5, 1);
});

test('used, overrun and the interval belong to one distribution', async () => {
  const { actual, used, overrun, forecast, interval, probability } = only(await ask({ budget: 3000 }));
  expect(used).toBeCloseTo(decimalToNumber(actual) / 3000, 9);
  expect(decimalToNumber(actual)).toBeGreaterThan(1000);
  expect(interval.lower).toBeLessThan(forecast);
  expect(interval.upper).toBeGreaterThan(forecast);
  expect(interval.lower).toBeGreaterThan(decimalToNumber(actual));
  expect(probability).toBeGreaterThan(0.9);
  expect(overrun).toBeGreaterThan(0.95 * (forecast - 3000));
  expect(overrun).toBeLessThan(1.1 * (forecast - 3000));
});

test('the days left are counted from today; passed already is 0, never is null', async () => {
  // 110 a day: 2200 are passed on the 20th day, which is nine days ahead.
  const { median, earliest, latest } = only(await ask({ budget: 2145 })).daysLeft;
  expect(median).toBe(9);
  expect(earliest).toBeLessThanOrEqual(9);
  expect(latest).toBeGreaterThanOrEqual(9);
  expect(only(await ask({ budget: 1000 })).daysLeft).toEqual({ median: 0, earliest: 0, latest: 0 });
  expect(only(await ask({ budget: 1000 })).probability).toBe(1);
  expect(only(await ask({ budget: 9000 })).daysLeft).toEqual({ median: null, earliest: null, latest: null });
});

test.each([
  ['quarter', Date.UTC(2026, 0, 1), Date.UTC(2026, 3, 1), 90, 69],
  ['year', Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1), 365, 69],
] as const)('the %s counts what it cost so far and what is to come', async (period, start, end, days, daysFinal) => {
  const answer = await ask({ period, budget: 110 * days });
  expect(answer.period).toEqual({ kind: period, start, end, days, daysFinal });
  const { actual, forecast } = only(answer);
  expect(Math.abs(decimalToNumber(actual) / (110 * daysFinal) - 1)).toBeLessThan(0.02);
  expect(Math.abs(forecast / (110 * days) - 1)).toBeLessThan(0.2);
});

test('each group has the budget for itself; groups that are not judged are counted', async () => {
  const answer = await ask({ groupBy: ['ServiceName'], budget: 1000, topN: 1 });
  expect(answer.series.map(({ keys, labels }) => [keys, labels])).toEqual([[['compute'], { ServiceName: 'compute' }]]);
  expect(answer.notices.map(({ text }) => text)).toContain('1 smaller group is not judged; raise topN to see them.');
  const [compute, storage] = (await ask({ groupBy: ['ServiceName'], budget: 1000 })).series;
  expect([compute?.probability, storage?.probability]).toEqual([1, 0]);
});

test('a known step moves the risk', async () => {
  const steps = [{ day: Date.UTC(2026, 2, 20), change: 50, label: 'Savings Plan ends' }];
  const [plain, stepped] = [only(await ask({ budget: 3700 })), only(await ask({ budget: 3700, steps }))];
  expect(plain.probability).toBeLessThan(0.2);
  expect(stepped.probability).toBeGreaterThan(0.8);
  expect(stepped.forecast - plain.forecast).toBeCloseTo(12 * 50, 6);
});

test('a period of which the beginning is not known says so', async () => {
  const lines = bill(Date.UTC(2026, 2, 11), Date.UTC(2026, 1, 10));
  const { notices } = await ask({ period: 'quarter', budget: 9000 }, lines);
  expect(notices.map(({ text }) => text).join()).toContain('begin on 2026-02-10, after the period');
});

test('too little history is an answer', async () => {
  const lines = bill(Date.UTC(2025, 10, 4));
  const answer: BudgetAnswer | InsufficientHistory = await withBill(lines, (costs) =>
    budgetRisk({ warehouse: { costs }, clock: () => Date.UTC(2025, 10, 4) }, query)
  );
  expect(answer).toEqual({ kind: 'insufficient-history', have: 3, need: 7 });
});
