// `node packages/insights/bench/coherence.ts [--json] [--seeds 4] [--first 1]`: whether forecasts that were made to add up are nearer the truth
// than those that do not, at every level of a simulated bill (all of it, accounts, services of accounts).
import { parseArgs } from 'node:util';

import { reconcile } from '@smartcloudops/analytics';
import type { ReconcileOptions } from '@smartcloudops/analytics';
import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';

import { splitIntoGroups } from '../src/bill/split-into-groups.ts';
import { alignErrors } from '../src/forecast/align-errors.ts';
import { forecastGroup } from '../src/forecast/group-forecast.ts';
import type { GroupForecast } from '../src/forecast/group-forecast.ts';
import { groupCosts } from '../src/forecast/group-costs.ts';
import type { GroupCosts } from '../src/forecast/group-costs.ts';
import { groupTree } from '../src/forecast/group-tree.ts';
import { readHistory } from '../src/forecast/read-history.ts';
import { shownShare } from '../src/forecast/shown-share.ts';
import { inMemoryCostStore } from '../test/in-memory-cost-store.ts';
import { twinBill } from './twin-bill.ts';

const END = Date.UTC(2026, 9, 1);
const ORIGINS = [Date.UTC(2026, 4, 12), Date.UTC(2026, 6, 3), Date.UTC(2026, 7, 20)];
const HORIZON = 30;
const METHODS = ['bottom-up', 'ols', 'wls', 'mint-shrink'] as const;
/** What forecasts use. */
const OURS = 'wls';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '4' },
    first: { type: 'string', default: '1' },
  },
});

type Method = 'base' | (typeof METHODS)[number];
/** Sums over the nodes of a level: error of days and of their total, each over the node's usual change from week to week. */
interface Sums {
  nodes: number;
  daily: number;
  total: number;
  dollars: number;
}
const noSums = (): Sums => ({ nodes: 0, daily: 0, total: 0, dollars: 0 });
/** One per bill and origin, as what lies within one is not independent. */
const tally = new Map<string, Map<Method, Sums[]>>();
let cases = 0;
let incoherence = 0;
const times: number[] = [];

const first = Number(values.first);
for (let seed = first; seed < first + Number(values.seeds); seed++) {
  const bill = twinBill(seed, END);
  for (const now of ORIGINS) {
    cases++;
    const history = await readHistory(
      { warehouse: { costs: inMemoryCostStore(bill.at(now)) }, clock: () => now },
      {
        connections: null,
        metric: 'BilledCost',
        groupBy: ['SubAccountId', 'ServiceName'],
        filters: [],
        from: 0,
        to: now,
        asOf: null,
      },
      () => ({ from: now, to: now })
    );
    if ('kind' in history) throw new Error('The simulated bill is too short.');
    const { origin } = history.window;
    const tree = groupTree(splitIntoGroups(history.cells, null).shown, []);
    const costs = groupCosts(tree, history);
    const share = shownShare(costs[tree.total] as GroupCosts, history);
    const own = costs.map((one) => forecastGroup(one, history, { horizon: HORIZON, share }));
    const came = bill.cameTo(origin, origin + HORIZON * DAY_MS, (row) =>
      JSON.stringify([row.SubAccountId, row.ServiceName])
    );
    const truthOfLeaf = tree.leaves.map(([group]) => came.get(JSON.stringify(group?.keys)) ?? []);
    const truth = tree.structure.members.map((leaves) =>
      Array.from({ length: HORIZON }, (_, h) => leaves.reduce((sum, leaf) => sum + (truthOfLeaf[leaf]?.[h] ?? 0), 0))
    );
    const levelOf = (node: number) =>
      node === tree.total
        ? 'total'
        : tree.subtotals.some((one) => one.node === node)
          ? 'account'
          : 'service of account';
    const count = (method: Method, points: readonly (readonly number[])[]) =>
      points.forEach((point, node) => count1(method, levelOf(node), point, truth[node] ?? [], scaleOf(own[node])));
    count(
      'base',
      own.map(({ forecast }) => forecast.point)
    );
    for (const method of METHODS) {
      const started = performance.now();
      const points = reconciled(own, tree.structure, method);
      if (method === OURS) times.push(performance.now() - started);
      count(method, points);
      tree.structure.members.forEach((leaves, node) =>
        points[node]?.forEach((v, h) => {
          const sum = leaves.reduce((s, leaf) => s + (points[tree.structure.leaves[leaf] as number]?.[h] ?? NaN), 0);
          incoherence = Math.max(incoherence, Math.abs(v - sum) / Math.max(1, Math.abs(v)));
        })
      );
    }
  }
}

function reconciled(
  own: readonly GroupForecast[],
  structure: Parameters<typeof reconcile>[0],
  method: ReconcileOptions['method']
): readonly (readonly number[])[] {
  return reconcile(
    structure,
    own.map(({ forecast }) => forecast.point),
    {
      method,
      errors: alignErrors(own.map(({ forecast }) => forecast.errors)),
      nonNegative: structure.leaves.map((node) => own[node]?.signed === false),
    }
  ).point;
}

/** Mean absolute change of a day against the same weekday a week earlier, before the origin. */
function scaleOf(group: GroupForecast | undefined): number {
  const amounts = (group?.costs.amounts ?? []).map(decimalToNumber);
  const changes = amounts.slice(7).map((v, t) => Math.abs(v - (amounts[t] ?? 0)));
  return changes.reduce((sum, v) => sum + v, 0) / Math.max(1, changes.length);
}

function count1(method: Method, level: string, point: readonly number[], truth: readonly number[], scale: number) {
  const ofLevel = tally.get(level) ?? new Map<Method, Sums[]>();
  tally.set(level, ofLevel);
  const perCase = ofLevel.get(method) ?? [];
  ofLevel.set(method, perCase);
  const sums = (perCase[cases - 1] ??= noSums());
  const errors = truth.map((v, h) => v - (point[h] ?? NaN));
  const total = Math.abs(errors.reduce((sum, v) => sum + v, 0));
  sums.dollars += total;
  if (!(scale > 0)) return;
  sums.nodes++;
  sums.daily += errors.reduce((sum, v) => sum + Math.abs(v), 0) / errors.length / scale;
  sums.total += total / errors.length / scale;
}

type Ratio = ReturnType<typeof ratioOf>;
const rounded = (v: number) => Number(v.toFixed(4));

/** Ratio of two sums over bills and origins, and its standard error (linearised, clustered by bill and origin). */
function ratioOf(method: readonly Sums[], base: readonly Sums[], kind: 'daily' | 'total' | 'dollars') {
  const sum = (list: readonly Sums[]) => list.reduce((total, one) => total + one[kind], 0);
  const ratio = sum(method) / sum(base);
  const n = base.length;
  const squares = base.reduce((total, one, i) => total + ((method[i]?.[kind] ?? 0) - ratio * one[kind]) ** 2, 0);
  return { ratio, se: Math.sqrt((squares * n) / (n - 1)) / sum(base) };
}

const table: Record<string, Record<string, string | number>> = {};
const figures: Record<string, number> = { incoherence };
const missed: string[] = incoherence <= 1e-9 ? [] : ['incoherence'];
const targets: Record<string, string> = { incoherence: '<= 1e-9' };
for (const [level, methods] of [...tally].reverse()) {
  const base = methods.get('base') ?? [];
  for (const [method, perCase] of methods) {
    const [daily, total, dollars] = (['daily', 'total', 'dollars'] as const).map((kind) =>
      ratioOf(perCase, base, kind)
    ) as [Ratio, Ratio, Ratio];
    const told = ({ ratio, se }: Ratio) => `${ratio.toFixed(4)} ± ${se.toFixed(4)}`;
    table[`${level}: ${method}`] = {
      nodes: perCase.reduce((sum, { nodes }) => sum + nodes, 0),
      'daily error / base': told(daily),
      '30 days / base': told(total),
      'dollars / base': told(dollars),
    };
    if (method !== OURS) continue;
    const name = level.replaceAll(' ', '-');
    figures[`${name}.daily`] = rounded(daily.ratio);
    figures[`${name}.dailySe`] = rounded(daily.se);
    figures[`${name}.total`] = rounded(total.ratio);
    figures[`${name}.totalSe`] = rounded(total.se);
    targets[`${name}.daily`] = '<= 1';
    if (rounded(daily.ratio) > 1) missed.push(`${name}.daily`);
  }
}
figures['reconcileMs'] = Number((times.sort((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(1));
console.log('Error of forecasts that add up over that of forecasts that do not (below 1 is better), 30 days:');
console.table(table);
console.log(`Largest difference between a sum and its parts: ${incoherence.toExponential(1)} of it.`);
if (values.json)
  console.log(
    JSON.stringify({ bench: 'coherence', figures, yardsticks: {}, targets, met: missed.length === 0, missed })
  );
