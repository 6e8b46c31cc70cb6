import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { ReconcileOptions } from './reconcile-options.ts';
import { reconcile } from './reconcile.ts';

type Table = number[][];
interface Case {
  readonly members: Table;
  readonly base: Table;
  readonly errors: Table;
  readonly point: Record<string, Table>;
}
// Written by testdata/make-reconcile-reference.py from hierarchicalforecast 1.5.3.
const reference = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../testdata/reconcile-reference.json', import.meta.url)), 'utf8')
) as {
  readonly tree: Case;
  readonly grouped: Case;
  readonly nonNegative: { readonly base: Table; readonly point: Record<string, Table> };
};

const structureOf = ({ members }: Case) => {
  const leaves = members.length - 4;
  return { nodes: members.length, members, leaves: [0, 1, 2, 3].map((position) => leaves + position) };
};
const METHODS: Record<string, (errors: Table) => ReconcileOptions> = {
  'bottom-up': () => ({ method: 'bottom-up' }),
  ols: () => ({ method: 'ols' }),
  'wls-struct': () => ({ method: 'wls' }),
  wls: (errors) => ({ method: 'wls', errors }),
  'mint-shrink': (errors) => ({ method: 'mint-shrink', errors }),
};
/** Largest difference as a share of the largest number. */
const difference = (ours: Table, theirs: Table) =>
  Math.max(...theirs.flatMap((row, i) => row.map((v, h) => Math.abs((ours[i]?.[h] ?? NaN) - v)))) /
  Math.max(...theirs.flat().map(Math.abs));

test.each(
  (['tree', 'grouped'] as const).flatMap((kind) => Object.keys(METHODS).map((method) => [method, kind] as const))
)('%s reconciles the %s of national accounts as hierarchicalforecast does', (method, kind) => {
  const given = reference[kind];
  const { point } = reconcile(structureOf(given), given.base, METHODS[method]!(given.errors));
  expect(difference(point, given.point[method]!)).toBeLessThan(1e-9);
});

test.each(['ols', 'wls', 'mint-shrink'])('%s without negative leaves is near its quadratic program', (method) => {
  const { tree, nonNegative } = reference;
  const options = { ...METHODS[method]!(tree.errors), nonNegative: true };
  const { point } = reconcile(structureOf(tree), nonNegative.base, options);
  expect(difference(point, nonNegative.point[method]!)).toBeLessThan(1e-6); // an interior point method stops there
});
