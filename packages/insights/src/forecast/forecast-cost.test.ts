import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';

import { withBill } from '../../test/sqlite-bill.ts';
import type { BillLine } from '../../test/sqlite-bill.ts';
import type { ForecastAnswer, ForecastCostQuery, ForecastSeries, InsufficientHistory } from './forecast-answer.ts';
import { forecastCost } from './forecast-cost.ts';

const START = Date.UTC(2026, 0, 1);
const MARCH = Date.UTC(2026, 2, 1);
const APRIL = Date.UTC(2026, 3, 1);
const NOW = Date.UTC(2026, 2, 15, 9);

const query: ForecastCostQuery = {
  connections: null,
  metric: 'BilledCost',
  groupBy: [],
  filters: [],
  from: MARCH,
  to: APRIL,
  asOf: null,
  level: [0.8, 0.95],
};
const ask = (lines: readonly BillLine[], changes: Partial<ForecastCostQuery> = {}, now = NOW) =>
  withBill(lines, (costs) => forecastCost({ warehouse: { costs }, clock: () => now }, { ...query, ...changes }));

function answered(
  answer: ForecastAnswer | InsufficientHistory
): ForecastAnswer & { readonly total: NonNullable<ForecastAnswer['total']> } {
  if (answer.kind !== 'forecast' || answer.total === null) throw new Error(`No forecast: ${JSON.stringify(answer)}`);
  return { ...answer, total: answer.total };
}

const weekday = (day: number) => (new Date(day).getUTCDay() % 6 === 0 ? 0.6 : 1);
/** Daily charges of three services from January 1 to (not including) `end`. */
function bill(end: number): BillLine[] {
  const lines: BillLine[] = [];
  for (let day = START, i = 0; day < end; day += DAY_MS, i++) {
    const wiggle = ((i * 37) % 11) / 11 - 0.5;
    lines.push({ day, amount: 100 * weekday(day) + 4 * wiggle, known: { ServiceName: 'compute' } });
    lines.push({ day, amount: 20 + 0.1 * i + wiggle, known: { ServiceName: 'storage' } });
    lines.push({ day, amount: 3 + 0.5 * wiggle, known: { ServiceName: 'queue' } });
  }
  return lines;
}
const truth = (from: number, to: number) =>
  bill(to)
    .filter(({ day }) => day >= from)
    .reduce((sum, { amount }) => sum + amount, 0);

test('daily actuals, then daily forecasts to the end of the month', async () => {
  const answer = answered(
    await ask(bill(Date.UTC(2026, 2, 15)), { from: Date.UTC(2026, 2, 10), to: Date.UTC(2026, 2, 16) })
  );
  expect(answer.forecastFrom).toBe(Date.UTC(2026, 2, 15));
  expect(answer.days[0]).toBe(Date.UTC(2026, 2, 10));
  expect(answer.days.at(-1)).toBe(APRIL - DAY_MS);
  expect(answer.month).toEqual({ start: MARCH, end: APRIL, days: 31, daysFinal: 14 });
  const { actual, point, intervals } = answer.total;
  expect(actual.map((v) => v !== null)).toEqual(answer.days.map((day) => day < answer.forecastFrom));
  expect(point.map((v) => v !== null)).toEqual(answer.days.map((day) => day >= answer.forecastFrom));
  expect(intervals.map(({ level }) => level)).toEqual([0.8, 0.95]);
  const monday = answer.days.indexOf(Date.UTC(2026, 2, 16));
  expect(Math.abs((point[monday] ?? 0) - 130.5)).toBeLessThan(5);
  const sunday = answer.days.indexOf(Date.UTC(2026, 2, 22));
  expect(Math.abs((point[sunday] ?? 0) - 91)).toBeLessThan(5);
});

test('the month is what is spent plus what is to come', async () => {
  const { total } = answered(await ask(bill(Date.UTC(2026, 2, 15))));
  const { actual, point, intervals, runRate, lastMonth } = total.monthEnd;
  expect(decimalToNumber(actual)).toBeCloseTo(truth(MARCH, Date.UTC(2026, 2, 15)), 6);
  const ahead = total.point.reduce<number>((sum, v) => sum + (v ?? 0), 0);
  expect(point).toBeCloseTo(decimalToNumber(actual) + ahead, 9);
  const end = truth(MARCH, APRIL);
  expect(Math.abs(point / end - 1)).toBeLessThan(0.01);
  intervals.forEach(({ lower, upper }) => {
    expect(lower).toBeLessThan(end);
    expect(upper).toBeGreaterThan(end);
    expect(lower).toBeGreaterThan(decimalToNumber(actual));
  });
  expect(runRate).toBeCloseTo((decimalToNumber(actual) / 14) * 31, 6);
  expect(decimalToNumber(lastMonth ?? 0n)).toBeCloseTo(truth(Date.UTC(2026, 1, 1), MARCH), 6);
});

const sumOn = (parts: readonly ForecastSeries[], i: number) =>
  parts.reduce((sum, part) => sum + (part.point[i] ?? NaN), 0);

test('groups and Other add up to the whole', async () => {
  const grouped = answered(await ask(bill(Date.UTC(2026, 2, 15)), { groupBy: ['ServiceName'], topN: 2 }));
  expect(grouped.series.map(({ keys }) => keys[0])).toEqual(['compute', 'storage']);
  expect(grouped.other?.groups).toBe(1);
  const parts = [...grouped.series, ...(grouped.other ? [grouped.other] : [])];
  grouped.total.point.forEach((v, i) => {
    if (v !== null) expect(sumOn(parts, i)).toBeCloseTo(v, 9);
    const actual = grouped.total.actual[i] ?? null;
    if (actual !== null) expect(parts.reduce((sum, part) => sum + (part.actual[i] ?? 0n), 0n)).toBe(actual);
  });
  const sum = parts.reduce((total, { monthEnd }) => total + monthEnd.point, 0);
  expect(sum).toBeCloseTo(grouped.total.monthEnd.point, 9);
});

test('by several dimensions, subtotals are all of their account and add up too', async () => {
  const lines = bill(Date.UTC(2026, 2, 15)).map((line, i) => ({
    ...line,
    known: { ...line.known, SubAccountId: line.known?.ServiceName === 'storage' || i % 6 < 3 ? 'a' : 'b' },
  }));
  const grouped = answered(await ask(lines, { groupBy: ['SubAccountId', 'ServiceName'], topN: 3 }));
  expect(grouped.series.map(({ keys }) => keys.join())).toEqual(['a,compute', 'b,compute', 'a,storage']);
  const { series, subtotals, other, total } = grouped;
  expect(subtotals.map(({ keys, labels }) => [keys, labels])).toEqual([
    [['a'], { SubAccountId: 'a' }],
    [['b'], { SubAccountId: 'b' }],
  ]);
  total.point.forEach((v, i) => {
    if (v === null || !other) return;
    expect(sumOn(subtotals, i)).toBeCloseTo(v, 9);
    expect(sumOn([...series, other], i)).toBeCloseTo(v, 9);
  });
  // What is not shown of an account is in its subtotal.
  const spent = (one: ForecastSeries | undefined) => decimalToNumber(one?.monthEnd.actual ?? 0n);
  expect(spent(subtotals[0])).toBeGreaterThan(spent(series[0]) + spent(series[2]));
});

test('the distribution of the month is what its intervals are cut from', async () => {
  const { total } = answered(await ask(bill(Date.UTC(2026, 2, 15)), { level: [0.8] }));
  const { quantiles, intervals, point } = total.monthEnd;
  const at = (p: number) => quantiles.find(({ probability }) => Math.abs(probability - p) < 1e-9)?.value ?? NaN;
  expect(quantiles).toHaveLength(21);
  expect([at(0.1), at(0.5), at(0.9)]).toEqual([intervals[0]?.lower, expect.closeTo(point, 6), intervals[0]?.upper]);
  expect(at(0.01)).toBeLessThan(at(0.1));
});

test('a known step is counted from its day on, where it belongs, and told', async () => {
  const lines = bill(Date.UTC(2026, 2, 15));
  const day = Date.UTC(2026, 2, 25);
  const steps = [{ day, change: 50, label: 'Credits end', group: { ServiceName: 'storage' } }];
  const [plain, stepped, whole] = [
    answered(await ask(lines, { groupBy: ['ServiceName'] })),
    answered(await ask(lines, { groupBy: ['ServiceName'], steps })),
    answered(await ask(lines, { steps })),
  ];
  const added = (i: number) => ((plain.days[i] ?? 0) >= day ? 50 : 0);
  plain.days.forEach((_, i) => {
    const more = (a: ForecastSeries | undefined, b: ForecastSeries | undefined) =>
      (b?.point[i] ?? 0) - (a?.point[i] ?? 0);
    expect(more(plain.series[1], stepped.series[1])).toBeCloseTo(added(i), 6);
    expect(more(plain.series[0], stepped.series[0])).toBeCloseTo(0, 6);
    expect(more(plain.total, stepped.total)).toBeCloseTo(added(i), 6);
  });
  const {
    monthEnd: { point },
  } = answered(await ask(lines)).total;
  expect(whole.total.monthEnd.point - point).toBeCloseTo(7 * 50, 6);
  const text = 'Counted in: 2026-03-25: Credits end (+50 USD a day, ServiceName storage).';
  expect(stepped.notices).toContainEqual({ severity: 'info', text });
  // Of a question about something else it is no part; of a group that has no charges it has no place.
  const filters = [{ dimension: 'ServiceName', op: 'in', values: ['queue'] }] as const;
  expect(
    answered(await ask(lines, { filters, steps }))
      .notices.map((one) => one.text)
      .join()
  ).not.toContain('Credits');
  const stray = [{ day, change: 50, group: { ServiceName: 'mars' } }];
  expect(answered(await ask(lines, { groupBy: ['ServiceName'], steps: stray })).notices).toContainEqual({
    severity: 'warning',
    text: expect.stringMatching(/^Left out: 2026-03-25: known change \(\+50 USD a day, ServiceName mars\)/),
  });
});

test('estimated last days are shown but not learned from', async () => {
  const half = bill(Date.UTC(2026, 2, 15)).map((line) =>
    line.day >= Date.UTC(2026, 2, 13)
      ? { ...line, amount: line.amount / 10, known: { ...line.known, x_Estimated: true } }
      : line
  );
  const answer = answered(await ask(half));
  expect(answer.forecastFrom).toBe(Date.UTC(2026, 2, 13));
  const friday = answer.days.indexOf(Date.UTC(2026, 2, 13));
  expect(decimalToNumber(answer.total.actual[friday] ?? 0n)).toBeLessThan(20);
  expect(answer.total.point[friday]).toBeGreaterThan(120);
  expect(answer.notices.map(({ text }) => text).join()).toContain('provisional');
});

test('a whole month marked estimated is learned from but for its last days', async () => {
  const lines = bill(Date.UTC(2026, 2, 15)).map((line) =>
    line.day >= MARCH ? { ...line, known: { ...line.known, x_Estimated: true } } : line
  );
  expect(answered(await ask(lines)).forecastFrom).toBe(Date.UTC(2026, 2, 13));
});

test('taxes and purchases come when they are booked, and are not smeared over the days', async () => {
  const lines = bill(Date.UTC(2026, 2, 15));
  for (const month of [0, 1, 2]) {
    lines.push({ day: Date.UTC(2026, month, 1), amount: 400, known: { ServiceName: 'tax', ChargeCategory: 'Tax' } });
  }
  lines.push({
    day: Date.UTC(2026, 2, 9),
    amount: 5000,
    known: { ServiceName: 'commitment', ChargeCategory: 'Purchase' },
  });
  const may = Date.UTC(2026, 4, 1);
  const answer = answered(await ask(lines, { to: may, groupBy: ['ServiceName'] }));
  const { point } = answer.total;
  const at = (day: number) => point[answer.days.indexOf(day)] ?? NaN;
  expect(at(APRIL) - at(Date.UTC(2026, 3, 2))).toBeGreaterThan(380);
  expect(at(APRIL) - at(Date.UTC(2026, 3, 2))).toBeLessThan(420);
  // The purchase of March 9 happened once.
  expect(at(Date.UTC(2026, 3, 9))).toBeLessThan(150);
  const end = truth(MARCH, APRIL) + 5400;
  expect(Math.abs(answer.total.monthEnd.point / end - 1)).toBeLessThan(0.01);
});

test('a first-of-month fee is seen where the bill does not tell categories', async () => {
  const lines = bill(Date.UTC(2026, 2, 15)).map((line) => ({
    ...line,
    known: { ...line.known, ChargeCategory: null },
  }));
  for (const month of [0, 1, 2]) {
    lines.push({ day: Date.UTC(2026, month, 1), amount: 400, known: { ServiceName: 'support', ChargeCategory: null } });
  }
  const answer = answered(await ask(lines, { to: Date.UTC(2026, 4, 1) }));
  const at = (day: number) => answer.total.point[answer.days.indexOf(day)] ?? NaN;
  expect(at(APRIL)).toBeGreaterThan(at(APRIL + DAY_MS) + 300);
  expect(at(APRIL + DAY_MS)).toBeLessThan(160);
});

test('a day that the data skip is not a free day', async () => {
  const hole = Date.UTC(2026, 2, 14);
  const lines = bill(Date.UTC(2026, 2, 16)).filter(({ day }) => day !== hole);
  const { total, days } = answered(await ask(lines, {}, Date.UTC(2026, 2, 16, 9)));
  expect(total.point[days.indexOf(Date.UTC(2026, 2, 21))]).toBeGreaterThan(80);
});

test('too little history is an answer that says how much is needed', async () => {
  expect(await ask([])).toEqual({ kind: 'insufficient-history', have: 0, need: 7 });
  expect(await ask(bill(START + 3 * DAY_MS), {}, START + 3 * DAY_MS)).toEqual({
    kind: 'insufficient-history',
    have: 3,
    need: 7,
  });
});

test('asked as of an earlier moment, it knows no later day', async () => {
  const lines = bill(Date.UTC(2026, 2, 15));
  const earlier = Date.UTC(2026, 2, 5);
  const { forecastFrom, month } = answered(await ask(lines, { asOf: earlier }));
  expect(forecastFrom).toBe(earlier);
  expect(month.daysFinal).toBe(4);
});

test('an old bill is forecast where it ends, and says so', async () => {
  const answer = answered(await ask(bill(Date.UTC(2026, 1, 20)), {}, Date.UTC(2027, 5, 1)));
  expect(answer.month.start).toBe(Date.UTC(2026, 1, 1));
  expect(answer.notices.find(({ severity }) => severity === 'warning')?.text).toContain('2026-02');
});

test('credits may take a total below zero', async () => {
  const lines = bill(Date.UTC(2026, 2, 15)).map((line) => ({ ...line, amount: -line.amount }));
  const { total } = answered(await ask(lines));
  expect(total.monthEnd.point).toBeLessThan(decimalToNumber(total.monthEnd.actual));
});
