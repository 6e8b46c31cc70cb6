import type { ItemRecord } from '@smartcloudops/warehouse';

import { findingLives } from './finding-lives.ts';

const version = (
  knownFrom: number,
  knownTo: number | null,
  attributes: ItemRecord['attributes'],
  firstSeenAt = 10
): ItemRecord => ({
  ...{ id: 'f', name: null, at: null, connection: 'c', source: 's', kind: 'finding', scope: 'r' },
  ...{ firstSeenAt, knownFrom, knownTo, attributes },
});
const OPEN = { state: 'open', firstObservedAt: new Date(5).toISOString() };
const CLOSED = { ...OPEN, state: 'closed' };

test.each([
  ['still open', [version(10, null, OPEN)], { openedAt: 5, closedAt: null, end: null }],
  ['gone', [version(10, 20, OPEN)], { openedAt: 5, closedAt: 20, end: 'noticed' }],
  ['nobody tells since when', [version(10, 20, { state: 'open' })], { openedAt: 10, closedAt: 20 }],
  [
    'closed at a time that is told',
    [version(10, 20, OPEN), version(20, 40, { ...CLOSED, closedAt: new Date(17).toISOString() })],
    { openedAt: 5, closedAt: 17, end: 'told' },
  ],
  [
    'found closed, then changed',
    [version(20, 30, CLOSED), version(30, null, { ...CLOSED, count: 2 }), version(10, 20, OPEN)],
    { closedAt: 20, end: 'noticed' },
  ],
  [
    'closed and opened again',
    [version(10, 20, OPEN), version(20, 30, CLOSED), version(30, null, OPEN)],
    { closedAt: null, end: null },
  ],
])('a finding that is %s', (_, versions, life) => {
  expect(findingLives(versions)).toMatchObject([life]);
});

test('one that was gone and came back has two lives', () => {
  const lives = findingLives([version(10, 20, OPEN), version(50, null, OPEN, 50)]);
  expect(lives.map(({ closedAt }) => closedAt)).toEqual([20, null]);
});
