import fc from 'fast-check';

import type { ReconcileOptions } from './reconcile-options.ts';
import { reconcile } from './reconcile.ts';
import type { Structure } from './structure.ts';
import { hierarchy } from './structure.ts';

const METHODS = ['bottom-up', 'ols', 'wls', 'mint-shrink'] as const;

/** A random tree, or one with crossing groups, with base forecasts and errors of very different sizes. */
const problem = fc
  .record({ seed: fc.integer({ min: 1, max: 1e6 }), inner: fc.integer({ min: 0, max: 6 }), crossing: fc.boolean() })
  .map(({ seed, inner, crossing }) => {
    const random = noise(seed);
    const parents: (number | null)[] = [null];
    for (let node = 1; node <= inner; node++) parents.push(Math.floor(random() * node));
    for (let node = 0; node <= inner; node++) parents.push(node, node);
    const tree = hierarchy(parents);
    const groups = crossing
      ? [0, 1, 2].map((k) => tree.leaves.flatMap((_, position) => ((position + k) % 3 === 0 ? [position] : [])))
      : [];
    const structure: Structure = {
      ...tree,
      nodes: tree.nodes + groups.length,
      members: [...tree.members, ...groups.filter((own) => own.length > 0)],
    };
    const sound = { ...structure, nodes: structure.members.length };
    const size = sound.members.map(() => 10 ** (4 * random() - 2));
    return {
      crossing,
      structure: sound,
      base: size.map((s) => [0, 1, 2].map(() => s * (2 * random() - 0.5))),
      errors: size.map((s) => Array.from({ length: 12 }, () => s * (random() - 0.5))),
    };
  });

function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** How far sums are from adding up, as a share of what they add up. */
function incoherence({ leaves, members }: Structure, point: readonly (readonly number[])[]): number {
  return Math.max(
    ...members.flatMap((own, node) =>
      (point[node] ?? []).map((v, h) => {
        const parts = own.map((position) => point[leaves[position]!]![h]!);
        const size = parts.reduce((sum, part) => sum + Math.abs(part), Number.MIN_VALUE);
        return Math.abs(v - parts.reduce((sum, part) => sum + part, 0)) / size;
      })
    )
  );
}

test.each(METHODS)('%s: coherent, idempotent, linear, inputs untouched', (method) => {
  fc.assert(
    fc.property(problem, ({ structure, base, errors }) => {
      const before = structuredClone({ structure, base, errors });
      const options: ReconcileOptions = { method, errors };
      const { point } = reconcile(structure, base, options);
      expect({ structure, base, errors }).toEqual(before);
      expect(incoherence(structure, point)).toBeLessThan(1e-12);
      const size = Math.max(...base.flat().map(Math.abs));
      const again = reconcile(structure, point, options).point;
      const doubled = reconcile(
        structure,
        base.map((own, node) => own.map((v, h) => 2 * v + point[node]![h]!)),
        options
      ).point;
      point.forEach((own, node) =>
        own.forEach((v, h) => {
          expect(Math.abs(again[node]![h]! - v)).toBeLessThan(1e-8 * size);
          expect(Math.abs(doubled[node]![h]! - 3 * v)).toBeLessThan(1e-8 * size);
        })
      );
    }),
    { numRuns: 60 }
  );
});

test('nothing coherent is nearer by the weights: a step along any leaf makes it worse', () => {
  fc.assert(
    fc.property(problem, fc.boolean(), ({ crossing, structure, base, errors }, nonNegative) => {
      fc.pre(!(crossing && nonNegative)); // there the optimum is not promised
      const { point } = reconcile(structure, base, { method: 'wls', errors, nonNegative });
      const weight = errors.map((own) => own.length / own.reduce((sum, e) => sum + e * e, 0));
      structure.leaves.forEach((leaf, position) => {
        let [slope, scale] = [0, 0];
        structure.members.forEach((own, node) => {
          if (!own.includes(position)) return;
          slope += weight[node]! * (point[node]![0]! - base[node]![0]!);
          scale += weight[node]! * (Math.abs(point[node]![0]!) + Math.abs(base[node]![0]!));
        });
        if (nonNegative && point[leaf]![0] === 0) expect(slope).toBeGreaterThan(-1e-9 * scale);
        else expect(Math.abs(slope)).toBeLessThan(1e-7 * scale);
        if (nonNegative) expect(point[leaf]![0]).toBeGreaterThanOrEqual(0);
      });
    }),
    { numRuns: 100 }
  );
});

test.each(METHODS)('%s: no leaf below zero where none may be; credits may', (method) => {
  fc.assert(
    fc.property(problem, ({ structure, base, errors }) => {
      const nonNegative = structure.leaves.map((_, position) => position !== 0);
      const { point } = reconcile(structure, base, { method, errors, nonNegative });
      structure.leaves.forEach((leaf, position) => {
        if (position > 0) expect(Math.min(...point[leaf]!)).toBeGreaterThanOrEqual(0);
      });
      expect(incoherence(structure, point)).toBeLessThan(1e-12);
      const all = reconcile(structure, base, { method, errors, nonNegative: true }).point;
      expect(Math.min(...all.flat())).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 40 }
  );
});

test.each(METHODS)('%s: the order of the nodes does not matter', (method) => {
  fc.assert(
    fc.property(problem, ({ structure, base, errors }) => {
      const { nodes, leaves, members } = structure;
      const back = <T>(list: readonly T[]) => [...list].reverse();
      const reversed = { nodes, leaves: leaves.map((node) => nodes - 1 - node), members: back(members) };
      const { point } = reconcile(structure, base, { method, errors });
      const other = reconcile(reversed, back(base), { method, errors: back(errors) }).point;
      const size = Math.max(...base.flat().map(Math.abs));
      back(other).forEach((own, node) =>
        own.forEach((v, h) => expect(Math.abs(v - point[node]![h]!)).toBeLessThan(1e-8 * size))
      );
    }),
    { numRuns: 40 }
  );
});

test('what is fixed stays, and where fixed nodes contradict each other the sum still holds', () => {
  const structure = hierarchy([null, 0, 0, 1, 1]);
  const base = [[100], [70], [20], [30], [35]];
  for (const method of METHODS) {
    const errors = base.map((_, node) => [1, -2, 1.5, node]);
    const { point } = reconcile(structure, base, { method, errors, fixed: [0, 4] });
    expect(point[0]![0]).toBeCloseTo(100, 8);
    expect(point[4]![0]).toBeCloseTo(35, 8);
    const torn = reconcile(structure, base, { method, errors, fixed: [0, 1, 2] }).point;
    expect(incoherence(structure, torn)).toBeLessThan(1e-12);
    expect(torn[0]![0]).toBeGreaterThan(90);
  }
});

test('a leaf that was never wrong (a fixed fee) keeps its forecast, and new leaves without errors are taken in', () => {
  const structure = hierarchy([null, 0, 0, 0]);
  const errors = [
    [3, -2, 4, -3],
    [0, 0, 0, 0],
    [NaN, 1, -1, 2],
    [NaN, NaN, NaN, NaN],
  ];
  for (const method of ['wls', 'mint-shrink'] as const) {
    const { point } = reconcile(structure, [[100], [29], [30], [30]], { method, errors });
    expect(point[1]![0]).toBeCloseTo(29, 9);
    expect(point[2]![0]).toBeGreaterThan(30);
    expect(point[3]![0]).toBeGreaterThan(30);
  }
});

test.each(METHODS)('%s answers a tree without past errors, without steps, and of one node', (method) => {
  const structure = hierarchy([null, 0, 0]);
  const { point } = reconcile(structure, [[4], [1], [1]], { method, errors: [[], [], []] });
  expect(incoherence(structure, point)).toBeLessThan(1e-12);
  expect(reconcile(structure, [[], [], []], { method, errors: [[], [], []] }).point).toEqual([[], [], []]);
  expect(reconcile(hierarchy([null]), [[7]], { method, errors: [[1, NaN]] }).point).toEqual([[7]]);
});

test('ten thousand leaves with correlated errors', () => {
  const random = noise(3);
  const parents: (number | null)[] = [null];
  for (let a = 0; a < 10; a++) parents.push(0);
  for (let s = 0; s < 200; s++) parents.push(1 + (s % 10));
  for (let u = 0; u < 10_000; u++) parents.push(11 + (u % 200));
  const structure = hierarchy(parents);
  const base = structure.members.map((own) => [own.length * random(), own.length * random()]);
  const errors = structure.members.map((own) => Array.from({ length: 8 }, () => own.length * (random() - 0.5)));
  const { point } = reconcile(structure, base, { method: 'mint-shrink', errors, nonNegative: true });
  expect(incoherence(structure, point)).toBeLessThan(1e-12);
  expect(Math.min(...point.flat())).toBeGreaterThanOrEqual(0);
});

test.each([
  ['a base forecast that is missing', { base: [[1], [NaN], [1]] }, 'ANALYTICS_NOT_FINITE'],
  ['too few base forecasts', { base: [[1], [1]] }, 'ANALYTICS_SHAPE'],
  ['uneven horizons', { base: [[1], [1, 2], [1]] }, 'ANALYTICS_SHAPE'],
  ['uneven errors', { errors: [[1], [1, 2], [1]] }, 'ANALYTICS_SHAPE'],
  ['no errors', { errors: undefined }, 'ANALYTICS_ERRORS_MISSING'],
  ['a sum of nothing', { members: [[], [0], [1]] }, 'ANALYTICS_STRUCTURE'],
  ['a leaf counted twice', { members: [[0, 0], [0], [1]] }, 'ANALYTICS_STRUCTURE'],
])('%s is refused by name', (_, change, code) => {
  const given = {
    nodes: 3,
    leaves: [1, 2],
    members: [[0, 1], [0], [1]],
    base: [[3], [1], [1]],
    errors: [[1], [1], [1]],
  };
  const { base, errors, ...structure } = { ...given, ...change };
  expect(() => reconcile(structure, base, { method: 'mint-shrink', ...(errors && { errors }) })).toThrow(
    expect.objectContaining({ code })
  );
});

test('a tree is read from parents; a circle is none', () => {
  expect(hierarchy([null, 0, 0, 1])).toEqual({ nodes: 4, leaves: [2, 3], members: [[0, 1], [1], [0], [1]] });
  expect(hierarchy([-1, null]).members).toEqual([[0], [1]]);
  expect(() => hierarchy([null, 2, 1])).toThrow(expect.objectContaining({ code: 'ANALYTICS_STRUCTURE' }));
  expect(() => hierarchy([7])).toThrow('does not exist');
  // A circle below which hang leaves would be walked for ever.
  expect(() => hierarchy([null, 2, 1, 2])).toThrow('ancestor');
});
