// `node packages/insights/bench/month-end.ts [--json]`: how far the expected total of a month is from what it came to, on a real
// daily bill, asked before the month (day 0) and after 7, 15 and 22 of its days; beside the run rate.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { DAY_MS, decimalFromNumber, decimalToNumber, shiftPeriod } from '@smartcloudops/focus';

import { forecastCost } from '../src/index.ts';
import { inMemoryCostStore } from '../test/in-memory-cost-store.ts';
import type { TestCharge } from '../test/in-memory-cost-store.ts';

const BILL = fileURLToPath(new URL('../../../../shared/data/cost/mybinder_daily_2018.json', import.meta.url));
const SERIES = ['project:binder-prod', 'project:binder-staging', 'category:compute-engine', 'category:cloud-storage'];
/** A month is judged when at least three months came before it. */
const MONTHS = Array.from({ length: 9 }, (_, i) => Date.UTC(2018, 3 + i, 1));
const DAYS = [0, 7, 15, 22];
const TARGETS = [7.5, 5.5, 3.5, 1.8];

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
if (!existsSync(BILL)) {
  console.log('Skipped: the public bill is not beside the checkout (../shared/data/cost).');
  process.exit(0);
}
const bill = JSON.parse(readFileSync(BILL, 'utf8')) as Record<string, { dates: string[]; cost: number[] }>;
const chargesOf = (key: string): TestCharge[] => {
  const { dates = [], cost = [] } = bill[key] ?? {};
  return dates.map((date, i) => ({
    at: Date.parse(`${date}T00:00:00Z`),
    amount: decimalFromNumber(cost[i] ?? 0) ?? 0n,
    dimensions: { SubAccountName: key },
  }));
};
const sets = [
  { name: 'total', charges: [...chargesOf('project:binder-prod'), ...chargesOf('project:binder-staging')] },
  ...SERIES.map((key) => ({ name: key, charges: chargesOf(key) })),
];

const mean = (list: readonly number[]) => list.reduce((sum, v) => sum + v, 0) / list.length;
const inside: boolean[] = [];
const times: number[] = [];
const table: Record<string, string | number>[] = [];
const figures: Record<string, number> = {};
const yardsticks: Record<string, number> = {};
for (const { name, charges } of sets) {
  const row: Record<string, string | number> = { series: name };
  for (const day of DAYS) {
    const errors: number[] = [];
    const rates: number[] = [];
    for (const month of MONTHS) {
      const now = month + day * DAY_MS;
      const end = shiftPeriod(month, 'month', 1);
      const truth = charges
        .filter(({ at }) => at >= month && at < end)
        .reduce((sum, { amount }) => sum + decimalToNumber(amount), 0);
      const started = performance.now();
      const answer = await forecastCost(
        { warehouse: { costs: inMemoryCostStore(charges.filter(({ at }) => at < now)) }, clock: () => now },
        {
          connections: null,
          metric: 'BilledCost',
          groupBy: [],
          filters: [],
          from: month,
          to: end,
          asOf: null,
          level: [0.8],
        }
      );
      times.push(performance.now() - started);
      if (answer.kind !== 'forecast') throw new Error(`No forecast of ${name}: ${JSON.stringify(answer)}`);
      const { point, runRate, intervals } = answer.total.monthEnd;
      errors.push((100 * Math.abs(point - truth)) / truth);
      rates.push((100 * Math.abs(runRate - truth)) / truth);
      const [interval] = intervals;
      if (interval && name !== 'total') inside.push(truth >= interval.lower && truth <= interval.upper);
    }
    row[`day ${day}`] = mean(errors).toFixed(1);
    row[`run rate ${day}`] = mean(rates).toFixed(1);
    if (name === 'total') {
      figures[`day${day}`] = Number(mean(errors).toFixed(2));
      yardsticks[`runRate.day${day}`] = Number(mean(rates).toFixed(2));
    }
  }
  table.push(row);
}
console.log('Mean absolute error of the month total, per cent, 9 months of 2018:');
console.table(table);
figures['coverage80'] = Number((inside.filter(Boolean).length / inside.length).toFixed(3));
figures['medianMs'] = Number((times.sort((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(1));
console.log(
  `The 80 % interval of the total holds in ${(100 * figures['coverage80']).toFixed(0)} % of ${inside.length} cases.`
);
const targets: Record<string, string> = { coverage80: '0.7..0.9' };
const missed: string[] = [];
DAYS.forEach((day, i) => {
  targets[`day${day}`] = `<= ${TARGETS[i]}`;
  if ((figures[`day${day}`] as number) > (TARGETS[i] as number)) missed.push(`day${day}`);
});
if (figures['coverage80'] < 0.7 || figures['coverage80'] > 0.9) missed.push('coverage80');
if (values.json) {
  console.log(JSON.stringify({ bench: 'month-end', figures, yardsticks, targets, met: missed.length === 0, missed }));
}
