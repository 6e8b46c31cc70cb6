import type { ItemRecord } from '@smartcloudops/warehouse';

import { distinctFindings } from './distinct-findings.ts';

const record = (source: string, id: string, attributes: ItemRecord['attributes'], connection = 'c'): ItemRecord => ({
  ...{ id, name: null, at: null, connection, source, kind: 'finding', scope: 'r' },
  ...{ firstSeenAt: 0, knownFrom: 0, knownTo: null, attributes },
});

test("the product's own record is kept, and completed by the hub's", () => {
  const own = record('product', 'own', { hubId: 'h', state: 'open', severity: null, closedAt: null, title: 'mine' });
  const hub = record('hub', 'h', { hubId: null, state: 'suppressed', severity: 'LOW', closedAt: 'x', title: 'copy' });
  const alone = record('hub', 'other', { hubId: null, state: 'open' });
  expect(distinctFindings([hub, own, alone])).toEqual([
    { ...own, attributes: { ...own.attributes, state: 'suppressed', severity: 'LOW' } },
    alone,
  ]);
});

test('several findings of a product that the hub tells of as one are each completed', () => {
  const [a, b] = ['a', 'b'].map((id) => record('product', id, { hubId: 'h', state: 'open', severity: null }));
  const hub = record('hub', 'h', { hubId: null, state: 'open', severity: 'HIGH' });
  expect(
    distinctFindings([a as ItemRecord, hub, b as ItemRecord]).map(({ id, attributes }) => [id, attributes['severity']])
  ).toEqual([
    ['a', 'HIGH'],
    ['b', 'HIGH'],
  ]);
});

test('what another connection tells is not the same, and what the hub alone tells stays', () => {
  const own = record('product', 'own', { hubId: 'h', state: 'open' }, 'other');
  const hub = record('hub', 'h', { hubId: null, state: 'open' });
  expect(distinctFindings([own, hub])).toEqual([own, hub]);
  expect(distinctFindings([hub])).toEqual([hub]);
});
