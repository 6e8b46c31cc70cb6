import type { CellGroup } from '../bill/split-into-groups.ts';
import { groupTree } from './group-tree.ts';

const group = (...keys: (string | null)[]): CellGroup => ({ keys, cells: [], total: 1n });

test('one dimension: groups, the rest and the total', () => {
  const { structure, groups, other, total, subtotals } = groupTree([group('a'), group('b')], [group('c'), group('d')]);
  expect(structure.members).toEqual([[0], [1], [2], [0, 1, 2]]);
  expect({ groups, other, total, subtotals }).toEqual({ groups: [0, 1], other: 2, total: 3, subtotals: [] });
});

test('what is not shown of an account counts in its subtotal, and in Other', () => {
  const tree = groupTree([group('1', 'x'), group('2', 'x')], [group('1', 'y'), group('1', 'z'), group('3', 'x')]);
  expect(tree.leaves.map((own) => own.map(({ keys }) => keys.join('')))).toEqual([
    ['1x'],
    ['2x'],
    ['1y', '1z'],
    ['3x'],
  ]);
  const members = (node: number | null) => tree.structure.members[node ?? -1];
  expect(tree.subtotals.map(({ keys, node }) => [keys, members(node)])).toEqual([
    [['1'], [0, 2]],
    [['2'], [1]],
  ]);
  expect(members(tree.other)).toEqual([2, 3]);
  expect(members(tree.total)).toEqual([0, 1, 2, 3]);
});

test('three levels nest', () => {
  const tree = groupTree([group('1', 'x', 'p'), group('1', 'x', 'q')], [group('1', 'x', 'r'), group('1', 'y', 'p')]);
  const members = tree.subtotals.map(({ keys, node }) => [keys.join(''), tree.structure.members[node]]);
  expect(members).toEqual([
    ['1', [0, 1, 2, 3]],
    ['1x', [0, 1, 2]],
  ]);
  expect(tree.total).toBe(tree.subtotals[0]?.node);
});

test('a bill that is not grouped is one node', () => {
  const { structure, total, groups } = groupTree([group()], []);
  expect(structure).toEqual({ nodes: 1, leaves: [0], members: [[0]] });
  expect([total, ...groups]).toEqual([0, 0]);
});
