import { AnalyticsError } from '../errors.ts';
import type { Cuboid } from './cuboids.ts';
import { cuboids } from './cuboids.ts';
import type { Cause, ChangeRow, RootCauseOptions, RootCauses } from './root-cause.ts';

/** What a further dimension in a description must add, as a share of the change it explains. */
const PER_DIMENSION = 0.05;
/** A cause explains at least this share of the change, or of the strongest cause where changes cancel out. */
const LEAST_GAIN = 0.1;
/** Nothing more is looked for when so little is unexplained. */
const ENOUGH = 0.03;
/** A part is named instead of its whole when it holds so much of the change … */
const NEARLY_ALL = 0.9;
/** … and that is more than its share of the money makes likely by so much of what it could be. */
const LIFT = 0.5;

/**
 * Splits a change over dimensions (account × service × usage type × region) into the fewest parts that explain it.
 *
 * A combination of values explains a change well when its rows change alike, in proportion to their money (the mean of expected and
 * actual): gain = Σ|change| − Σ|change − proportional change|. A service that rises everywhere gains as the service, one leaf only as
 * that leaf, since its neighbours contradict. The combination with the most gain, less a share for every dimension it names, is
 * taken, narrowed to a part that holds nearly all of its change by more than its size, and its rows leave; then the next.
 * @param dimensions names, at most 8 (all 2^n groupings are looked at)
 * @throws AnalyticsError `ANALYTICS_SHAPE`, `ANALYTICS_NOT_FINITE`
 * @see Bhagwan et al. (2014), Adtributor: revenue debugging in advertising systems. NSDI, for explanatory power and succinctness.
 * @see Li et al. (2019), Generic and robust localization of multi-dimensional root causes (Squeeze). ISSRE, for rows that change alike.
 */
export function findRootCauses(
  unordered: readonly ChangeRow[],
  dimensions: readonly string[],
  { most = 5 }: RootCauseOptions = {}
): RootCauses {
  checkRows(unordered, dimensions);
  const rows = inOneOrder(unordered);
  const all = cuboids(rows, dimensions.length);
  const left = new Uint8Array(rows.length).fill(1);
  const change = rows.reduce((sum, { actual, expected }) => sum + actual - expected, 0);
  const causes: Cause[] = [];
  let unexplained = change;
  let scale = Math.abs(change);
  while (causes.length < most) {
    const best = strongest(rows, left, all);
    scale = Math.max(scale, best?.gain ?? 0);
    if (!best || !(best.gain > 0) || best.gain < LEAST_GAIN * scale) break;
    const members = narrow(rows, left, all, best.members);
    const cause = describe(rows, members, dimensions, change);
    for (const row of members) left[row] = 0;
    causes.push(cause);
    unexplained -= cause.contribution;
    if (Math.abs(unexplained) < ENOUGH * scale && !opposed(rows, left, ENOUGH * scale)) break;
  }
  causes.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return { change, causes, rest: causes.reduce((sum, { contribution }) => sum - contribution, change) };
}

/** Float sums and the choice between equals depend on the order of the rows; the answer must not. */
function inOneOrder(rows: readonly ChangeRow[]): readonly ChangeRow[] {
  const order = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
  return rows
    .map((row) => ({ row, name: JSON.stringify(row.keys) }))
    .sort((a, b) => order(a.name, b.name) || order(a.row.actual, b.row.actual) || order(a.row.expected, b.row.expected))
    .map(({ row }) => row);
}

/** Whether some row that is left still changes by that much: what is unexplained may only have cancelled out. */
function opposed(rows: readonly ChangeRow[], left: Uint8Array, limit: number): boolean {
  return rows.some(({ actual, expected }, i) => left[i] && Math.abs(actual - expected) > limit);
}

function checkRows(rows: readonly ChangeRow[], dimensions: readonly string[]): void {
  rows.forEach(({ keys, actual, expected }, i) => {
    if (keys.length !== dimensions.length)
      throw new AnalyticsError(
        'ANALYTICS_SHAPE',
        `Row ${i} has ${keys.length} keys for ${dimensions.length} dimensions.`
      );
    if (!Number.isFinite(actual) || !Number.isFinite(expected))
      throw new AnalyticsError('ANALYTICS_NOT_FINITE', `Row ${i} is ${actual} where ${expected} was expected.`);
  });
}

const changeOf = ({ actual, expected }: ChangeRow) => actual - expected;
const sizeOf = ({ actual, expected }: ChangeRow) => (Math.abs(actual) + Math.abs(expected)) / 2;

/** Sums of a quantity per group of a cuboid, over the rows that are left. */
function sumsOf({ group, groups }: Cuboid, left: Uint8Array, quantity: (row: number) => number): Float64Array {
  const sums = new Float64Array(groups);
  group.forEach((g, row) => {
    if (left[row]) sums[g] = (sums[g] as number) + quantity(row);
  });
  return sums;
}

/** The combination with the most gain, less its description; of equals the shorter. */
function strongest(rows: readonly ChangeRow[], left: Uint8Array, all: readonly Cuboid[]) {
  const change = Float64Array.from(rows, changeOf);
  const size = Float64Array.from(rows, sizeOf);
  let best: { readonly cuboid: Cuboid; readonly group: number; readonly gain: number; readonly score: number } | null =
    null;
  for (const cuboid of all) {
    const { group, dimensions, groups } = cuboid;
    const changes = sumsOf(cuboid, left, (row) => change[row] as number);
    const sizes = sumsOf(cuboid, left, (row) => size[row] as number);
    const gains = sumsOf(cuboid, left, (row) => {
      const g = group[row] as number;
      const alike = sizes[g] ? ((changes[g] as number) / (sizes[g] as number)) * (size[row] as number) : 0;
      return Math.abs(change[row] as number) - Math.abs((change[row] as number) - alike);
    });
    for (let g = 0; g < groups; g++) {
      const gain = gains[g] as number;
      const score = gain * (1 - PER_DIMENSION * dimensions.length);
      if (score > (best?.score ?? 0) * (1 + 1e-12)) best = { cuboid, group: g, gain, score };
    }
  }
  if (!best) return null;
  const { cuboid, group, gain } = best;
  return { gain, members: membersOf(cuboid, group, left) };
}

function membersOf({ group }: Cuboid, wanted: number, left: Uint8Array): number[] {
  return Array.from(group.keys()).filter((row) => left[row] && group[row] === wanted);
}

/** Goes to the part that holds nearly all of the change without holding nearly all of the money, as long as there is one. */
function narrow(rows: readonly ChangeRow[], left: Uint8Array, all: readonly Cuboid[], members: number[]): number[] {
  const inside = new Uint8Array(left.length);
  for (const row of members) inside[row] = 1;
  const row = (i: number) => rows[i] as ChangeRow;
  const change = members.reduce((sum, i) => sum + changeOf(row(i)), 0);
  const known = members.some((i) => row(i).expected !== 0);
  const moneyOf = (i: number) => Math.abs(known ? row(i).expected : row(i).actual);
  const money = members.reduce((sum, i) => sum + moneyOf(i), 0);
  for (const cuboid of all) {
    if (cuboid.dimensions.length !== 1) continue;
    const changes = sumsOf(cuboid, inside, (i) => changeOf(row(i)));
    const moneys = sumsOf(cuboid, inside, moneyOf);
    const part = changes.findIndex((v, g) => {
      const [held, owned] = [v / change, money > 0 ? (moneys[g] as number) / money : 0];
      return held >= NEARLY_ALL && held - owned >= LIFT * (1 - owned) && owned < 1;
    });
    if (part < 0) continue;
    const narrower = membersOf(cuboid, part, inside);
    if (narrower.length < members.length) return narrow(rows, inside, all, narrower);
  }
  return members;
}

function describe(
  rows: readonly ChangeRow[],
  members: readonly number[],
  dimensions: readonly string[],
  change: number
): Cause {
  const own = members.map((i) => rows[i] as ChangeRow);
  const actual = own.reduce((sum, row) => sum + row.actual, 0);
  const expected = own.reduce((sum, row) => sum + row.expected, 0);
  const contribution = own.reduce((sum, row) => sum + changeOf(row), 0);
  const where = dimensions.flatMap((dimension, d) => {
    const value = own[0]?.keys[d] ?? null;
    return own.every(({ keys }) => (keys[d] ?? null) === value) ? [{ dimension, value }] : [];
  });
  return { where, actual, expected, contribution, share: change === 0 ? null : contribution / change };
}
