import { DAY_MS } from '@smartcloudops/focus';
import { createWorld, focusRows } from '@smartcloudops/twin';
import type { Dimension } from '@smartcloudops/focus';

import { inMemoryCostStore } from '../../test/in-memory-cost-store.ts';
import type { TestCharge } from '../../test/in-memory-cost-store.ts';
import { withBill } from '../../test/sqlite-bill.ts';
import type { BillLine } from '../../test/sqlite-bill.ts';
import type { AnomalyAnswer, CostAnomaliesQuery } from './anomaly-answer.ts';
import { costAnomalies } from './cost-anomalies.ts';

const START = Date.UTC(2026, 0, 1);
const NOW = Date.UTC(2026, 3, 20, 9);
const query: CostAnomaliesQuery = {
  connections: null,
  metric: 'BilledCost',
  groupBy: ['ServiceName'],
  filters: [],
  from: Date.UTC(2026, 2, 20),
  to: NOW,
  asOf: null,
  minImpact: 0,
  falseAlarmRate: 0.01,
  causes: true,
};

function bill(extra: (day: number) => number = () => 0): BillLine[] {
  const lines: BillLine[] = [];
  for (let day = START, i = 0; day < Date.UTC(2026, 3, 20); day += DAY_MS, i++) {
    const wiggle = ((i * 37) % 11) / 11 - 0.5;
    const weekend = new Date(day).getUTCDay() % 6 === 0 ? 0.7 : 1;
    const line = (amount: number, ServiceName: string, SubAccountId: string) =>
      lines.push({ day, amount, known: { ServiceName, SubAccountId, RegionId: 'eu-west-1' } });
    line(100 * weekend + 6 * wiggle, 'compute', 'prod');
    line(60 * weekend + 4 * wiggle + extra(day), 'compute', 'test');
    line(20 - wiggle, 'storage', 'prod');
  }
  return lines;
}
const days = (from: number, to: number, amount: number) => (day: number) => (day >= from && day < to ? amount : 0);

async function ask(lines: readonly BillLine[], changes: Partial<CostAnomaliesQuery> = {}): Promise<AnomalyAnswer> {
  const answer = await withBill(lines, (costs) =>
    costAnomalies({ warehouse: { costs }, clock: () => NOW }, { ...query, ...changes })
  );
  if (answer.kind !== 'cost-anomalies') throw new Error(`No answer: ${JSON.stringify(answer)}`);
  return answer;
}

const spike = bill(days(Date.UTC(2026, 3, 8), Date.UTC(2026, 3, 10), 200));

test('a spike is an event with its money, its days and what caused it', async () => {
  const { events, series, days: shown } = await ask(spike);
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    labels: { ServiceName: 'compute' },
    start: Date.UTC(2026, 3, 8),
    end: Date.UTC(2026, 3, 10),
    kind: 'spike',
    direction: 'up',
    ongoing: false,
    cause: '+$400 (100 % of the rise) came from compute, account test, region eu-west-1.',
  });
  expect(Math.abs((events[0]?.impact ?? 0) - 400)).toBeLessThan(40);
  const compute = series[0];
  expect(compute?.impact).toBeCloseTo(events[0]?.impact ?? 0, 6);
  expect(series[1]?.impact).toBe(0);
  const at = shown.indexOf(Date.UTC(2026, 3, 8));
  expect(Math.abs((compute?.expected[at] ?? 0) - 160)).toBeLessThan(20);
  expect(compute?.anomaly.map((v) => v !== null).indexOf(true)).toBe(at);
  expect(compute?.upper[at]).toBeGreaterThanOrEqual(compute?.expected[at] ?? Infinity);
});

test('small ones are left out on demand; causes are not looked for when nobody wants them', async () => {
  expect((await ask(spike, { minImpact: 1000 })).events).toEqual([]);
  expect((await ask(spike, { causes: false })).events[0]?.cause).toBeNull();
});

test('a level that stays is ongoing', async () => {
  const { events } = await ask(bill(days(Date.UTC(2026, 3, 2), NOW, 60)));
  expect(events[0]).toMatchObject({ start: Date.UTC(2026, 3, 2), ongoing: true, direction: 'up' });
  expect(events[0]?.kind).not.toBe('gradual');
});

test('purchases, taxes and what recurs on the first are no anomalies', async () => {
  const lines = bill((day) => (new Date(day).getUTCDate() === 1 ? 300 : 0));
  const booked = [
    ['Purchase', 5000, 5],
    ['Credit', -900, 9],
    ['Tax', 400, 14],
  ] as const;
  for (const [ChargeCategory, amount, date] of booked)
    lines.push({
      day: Date.UTC(2026, 3, date),
      amount,
      known: { ServiceName: 'compute', SubAccountId: 'prod', ChargeCategory },
    });
  expect((await ask(lines)).events).toEqual([]);
});

test('days that still come in are not judged', async () => {
  const late = bill().map((line) =>
    line.day >= Date.UTC(2026, 3, 18)
      ? { ...line, amount: line.amount / 5, known: { ...line.known, x_Estimated: true } }
      : line
  );
  const { events, notices, judgedTo } = await ask(late);
  expect(events).toEqual([]);
  expect(judgedTo).toBe(Date.UTC(2026, 3, 18));
  expect(notices.map(({ text }) => text).join()).toContain('2026-04-18 on are not judged');
});

test('everything together, and what is not watched by itself', async () => {
  const { events } = await ask(spike, { groupBy: [] });
  expect(events[0]).toMatchObject({ keys: [], isOther: false });
  const other = await ask(spike, { groupBy: ['SubAccountId'], topN: 1 });
  expect(other.series.map(({ keys, isOther }) => [keys, isOther])).toEqual([
    [['prod'], false],
    [[], true],
  ]);
  expect(other.events.find(({ isOther }) => isOther)?.cause).toContain('account test');
});

test('too little history is an answer', async () => {
  const lines = bill().filter(({ day }) => day < Date.UTC(2026, 0, 9));
  const answer = await withBill(lines, (costs) =>
    costAnomalies({ warehouse: { costs }, clock: () => Date.UTC(2026, 0, 9) }, query)
  );
  expect(answer).toEqual({ kind: 'insufficient-history', have: 8, need: 14 });
});

const DIMENSIONS = ['SubAccountId', 'ServiceName', 'RegionId', 'x_UsageType', 'ChargeCategory'] as const;

test('what was planted in a simulated bill is found where it was planted', async () => {
  const now = Date.UTC(2026, 9, 20, 6);
  const from = now - 120 * DAY_MS;
  const world = createWorld({ seed: 2, days: 400, accounts: 4, now: Date.UTC(2026, 9, 20) });
  const charges: TestCharge[] = [];
  for (const row of focusRows(world, { asOf: now })) {
    const dimensions: Partial<Record<Dimension, string>> = {};
    for (const name of DIMENSIONS) if (row[name] !== null) dimensions[name] = row[name] as string;
    charges.push({
      at: row.ChargePeriodStart ?? 0,
      amount: row.BilledCost ?? 0n,
      dimensions,
      estimated: row.x_Estimated === true,
    });
  }
  const answer = await costAnomalies(
    { warehouse: { costs: inMemoryCostStore(charges) }, clock: () => now },
    { ...query, from, to: now, minImpact: 50 }
  );
  if (answer.kind !== 'cost-anomalies') throw new Error('No answer.');
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const planted = world.truth.anomalies.filter((one) => one.to > day(from) && one.from < day(now));
  expect(planted.length).toBeGreaterThan(5);
  const found = planted.map((one) => {
    const event = answer.events.find(
      ({ labels, start, end, direction }) =>
        labels.ServiceName === one.service && day(start) < one.to && day(end) > one.from && direction === 'up'
    );
    return {
      dollars: Number(one.excess),
      found: event !== undefined,
      named: event?.cause?.includes(one.accountId) === true,
    };
  });
  const dollars = (of: typeof found) => of.reduce((sum, one) => sum + one.dollars, 0);
  expect(dollars(found.filter((one) => one.found)) / dollars(found)).toBeGreaterThan(0.95);
  expect(found.filter((one) => one.found).length).toBeGreaterThanOrEqual(0.7 * planted.length);
  expect(found.filter((one) => one.found && !one.named).length).toBeLessThanOrEqual(1);
  // Few others beside them.
  expect(answer.events.length).toBeLessThan(2.5 * planted.length);
}, 30_000);
