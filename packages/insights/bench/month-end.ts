// `node packages/insights/bench/month-end.ts [--json] [--seeds 3]`: how far the expected total of a month is from what it came to,
// asked before the month (day 0) and after 7, 15 and 22 of its days: on a real daily bill (2018) and on simulated ones (the truth is
// known, the bill is late and estimated), beside the run rate and single models. And how often the total's interval holds.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { brierScore } from '@smartcloudops/analytics';
import { DAY_MS, decimalToNumber, shiftPeriod } from '@smartcloudops/focus';

import { sumDays } from '../src/bill/daily-costs.ts';
import { forecastTrees } from '../src/forecast/forecast-tree.ts';
import type { GroupForecast } from '../src/forecast/group-forecast.ts';
import { intervalOf } from '../src/forecast/interval-of.ts';
import { periodTotal } from '../src/forecast/period-total.ts';
import { readHistory } from '../src/forecast/read-history.ts';
import { runRate } from '../src/forecast/run-rate.ts';
import { inMemoryCostStore } from '../test/in-memory-cost-store.ts';
import type { MonthCase } from './month-case.ts';
import { PUBLIC_BILL, publicCases } from './public-bill.ts';
import { SINGLE_MODELS, singleModels } from './single-models.ts';
import { twinCases } from './twin-cases.ts';

const DAYS = [0, 7, 15, 22];
const TARGETS = [7.5, 5.5, 3.5, 1.8];
const LEVELS = [0.8, 0.95];
/** The bills whose totals the targets speak of. */
const PUBLIC = '2018 bill: total';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seeds: { type: 'string', default: '3' } },
});

interface Tally {
  readonly errors: number[];
  readonly held: boolean[][];
}
/** Bill → day → method → errors. */
const tallies = new Map<string, Map<number, Map<string, Tally>>>();
const times: number[] = [];

function note(bill: string, day: number, method: string, error: number, held: boolean[] = []) {
  const days = tallies.get(bill) ?? new Map<number, Map<string, Tally>>();
  tallies.set(bill, days);
  const methods = days.get(day) ?? new Map<string, Tally>();
  days.set(day, methods);
  const tally = methods.get(method) ?? { errors: [], held: [] };
  methods.set(method, tally);
  tally.errors.push(error);
  tally.held.push(held);
}

/** Budgets are set as people set them: by what the month before cost. */
const BUDGETS = [0.9, 0.95, 1, 1.05, 1.1, 1.2];
const risks: {
  readonly bill: string;
  readonly budget: number;
  readonly probability: number;
  readonly exceeded: boolean;
}[] = [];

async function judge({ bill, month, chargesAt, truth }: MonthCase): Promise<void> {
  const period = { start: month, end: shiftPeriod(month, 'month', 1) };
  for (const day of DAYS) {
    const now = month + day * DAY_MS;
    const charges = chargesAt(now);
    const started = performance.now();
    const query = {
      connections: null,
      metric: 'BilledCost',
      groupBy: [],
      filters: [],
      from: month,
      to: period.end,
      asOf: null,
    } as const;
    const history = await readHistory(
      { warehouse: { costs: inMemoryCostStore(charges) }, clock: () => now },
      query,
      () => ({
        from: month,
        to: period.end,
      })
    );
    if ('kind' in history) throw new Error(`No forecast of ${bill}: ${JSON.stringify(history)}`);
    const { origin } = history.window;
    const [{ forecasts, tree }] = await forecastTrees({}, query, history, (period.end - origin) / DAY_MS);
    const group = forecasts[tree.total] as GroupForecast;
    const total = periodTotal(group, period, origin);
    times.push(performance.now() - started);
    const error = (expected: number) => (100 * Math.abs(expected - truth)) / Math.abs(truth);
    const held = LEVELS.map((level) => intervalOf(total, level)).map(
      ({ lower, upper }) => truth >= lower && truth <= upper
    );
    note(bill, day, 'ours', error(total.point), held);
    note(bill, day, 'run rate', error(runRate(group.costs, origin, period)));
    for (const [name, one] of singleModels(charges, origin, month, period.end)) note(bill, day, name, error(one));
    const before = decimalToNumber(sumDays(group.costs, shiftPeriod(month, 'month', -1), month));
    for (const budget of BUDGETS) {
      risks.push({
        bill,
        budget,
        probability: total.probabilityAbove(budget * before),
        exceeded: truth > budget * before,
      });
    }
  }
}

const mean = (list: readonly number[]) => list.reduce((sum, v) => sum + v, 0) / Math.max(1, list.length);
if (existsSync(PUBLIC_BILL)) for (const one of publicCases()) await judge(one);
else console.log('Skipped: the public bill is not beside the checkout (../shared/data/cost).');
for (let seed = 1; seed <= Number(values.seeds); seed++) for (const one of twinCases(seed)) await judge(one);

const figures: Record<string, number> = {};
const yardsticks: Record<string, number> = {};
for (const [bill, days] of tallies) {
  const table = ['ours', 'run rate', ...SINGLE_MODELS].map((method) => {
    const shown = [...days].map(([day, methods]): [string, string] => [
      `day ${day}`,
      mean(methods.get(method)?.errors ?? []).toFixed(1),
    ]);
    return { forecast: method, ...Object.fromEntries(shown) };
  });
  const cases = days.get(0)?.get('ours')?.errors.length ?? 0;
  console.log(`${bill}: mean absolute error of the month total, per cent, ${cases} months:`);
  console.table(table);
}
const ours = (of: (bill: string) => boolean) =>
  [...tallies]
    .filter(([bill]) => of(bill))
    .flatMap(([, days]) => [...days.values()].flatMap((m) => m.get('ours')?.held ?? []));
const coverage = (held: readonly boolean[][], i: number) =>
  held.filter((one) => one[i]).length / Math.max(1, held.length);
const SETS = [
  ['', (bill: string) => bill.startsWith('2018') && bill !== PUBLIC],
  ['twin.', (bill: string) => !bill.startsWith('2018')],
] as const;
for (const [name, of] of SETS) {
  const held = ours(of);
  if (held.length === 0) continue;
  LEVELS.forEach((level, i) => (figures[`${name}coverage${100 * level}`] = Number(coverage(held, i).toFixed(3))));
  console.log(
    `${name === '' ? '2018 bill' : 'Simulated bills'}: the 80 % interval of the total holds in ${(100 * coverage(held, 0)).toFixed(0)} % of ${held.length} cases, the 95 % one in ${(100 * coverage(held, 1)).toFixed(0)} %.`
  );
}
const record = (bill: string, prefix: string) =>
  DAYS.forEach((day) => {
    const methods = tallies.get(bill)?.get(day);
    if (!methods) return;
    figures[`${prefix}day${day}`] = Number(mean(methods.get('ours')?.errors ?? []).toFixed(2));
    yardsticks[`${prefix}runRate.day${day}`] = Number(mean(methods.get('run rate')?.errors ?? []).toFixed(2));
  });
record(PUBLIC, '');
record('simulated bill: total', 'twin.');
figures['medianMs'] = Number((times.sort((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(1));

// Whether probabilities are worth their name: against the share of months that exceeded such a budget at all.
for (const [name, of] of SETS) {
  const asked = risks.filter(({ bill }) => of(bill));
  if (asked.length === 0) continue;
  const rate = new Map(
    BUDGETS.map((budget) => [
      budget,
      mean(asked.filter((one) => one.budget === budget).map((one) => Number(one.exceeded))),
    ])
  );
  const score = (probability: (one: (typeof asked)[number]) => number) =>
    brierScore(
      asked.map(probability),
      asked.map(({ exceeded }) => exceeded)
    );
  const ours = score((one) => one.probability);
  const climatology = score((one) => rate.get(one.budget) ?? NaN);
  figures[`${name}brierSkill`] = Number((1 - ours / climatology).toFixed(3));
  console.log(
    `${name === '' ? '2018 bill' : 'Simulated bills'}: risk of a budget, Brier score ${ours.toFixed(3)}, always saying how often such budgets are exceeded ${climatology.toFixed(3)}:`
  );
  console.table(
    [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95].map((from, i, edges) => {
      const to = edges[i + 1] ?? 1.01;
      const bin = asked.filter(({ probability }) => probability >= from && probability < to);
      return {
        'said from': from,
        cases: bin.length,
        'said on average': mean(bin.map(({ probability }) => probability)).toFixed(2),
        'came true': mean(bin.map(({ exceeded }) => Number(exceeded))).toFixed(2),
      };
    })
  );
}

const targets: Record<string, string> = { coverage80: '0.7..0.9' };
const missed: string[] = [];
DAYS.forEach((day, i) => {
  targets[`day${day}`] = `<= ${TARGETS[i]}`;
  if (!((figures[`day${day}`] ?? NaN) <= (TARGETS[i] as number))) missed.push(`day${day}`);
});
const held80 = figures['coverage80'] ?? NaN;
if (!(held80 >= 0.7 && held80 <= 0.9)) missed.push('coverage80');
for (const name of ['brierSkill', 'twin.brierSkill']) {
  targets[name] = '> 0';
  if (!((figures[name] ?? NaN) > 0)) missed.push(name);
}
if (values.json)
  console.log(JSON.stringify({ bench: 'month-end', figures, yardsticks, targets, met: missed.length === 0, missed }));
