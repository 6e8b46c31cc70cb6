import { DAY_MS, formatDecimal } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import { withWarehouse } from '../../test/with-warehouse.ts';
import { commitments } from './commitments.ts';

const DAY = Date.UTC(2026, 9, 1);
const NOW = Date.UTC(2026, 9, 20, 12);
const QUERY = { connections: null, from: DAY, to: DAY + 30 * DAY_MS, asOf: null };

type Texts = Readonly<Record<string, string | null>>;

const plan = (id: string, end: string | null, recent: Texts) => ({
  ...{ id, name: `plan ${id}`, at: null },
  attributes: { CommitmentDiscountType: 'Savings Plan', ServiceName: null, end, recent: { unit: 'USD', ...recent } },
});
const day = (of: number, committed: string, used: string, service: string | null = null) => ({
  ...{ id: `${service}/${of}`, name: null, at: DAY + of * DAY_MS },
  attributes: {
    CommitmentDiscountType: service === null ? 'Savings Plan' : 'Reserved Instance',
    ...{ ServiceName: service, unit: service === null ? 'USD' : 'Hours', committed, used, netSavings: '0.1' },
  },
});
type Items = Parameters<Warehouse['items']['write']>[0]['items'];
const write = ({ items }: Warehouse, kind: string, scope: string | null, what: Items, at = NOW) =>
  items.write({ connection: 'prod', source: 'commitments', kind, scope, items: what }, at);
const ask = (warehouse: Warehouse, more = {}) => commitments({ warehouse, clock: () => NOW }, { ...QUERY, ...more });

test('the next one to end comes first, with its days left and what its last 30 days were', () =>
  withWarehouse(async ({ warehouse }) => {
    const recent = { committed: '10', used: '9.3', unused: '0.7', netSavings: '2.000000000000000001' };
    await write(warehouse, 'commitment', '', [
      plan('later', '2027-05-01T00:00:00Z', recent),
      plan('soon', '2026-10-25T12:00:00Z', recent),
      plan('over', '2026-10-19T00:00:00Z', recent),
      plan('open', null, { committed: '0', used: '0', unused: '0', netSavings: null }),
    ]);
    const { commitments: found, notices } = await ask(warehouse);
    expect(found.map(({ id, daysLeft }) => [id, daysLeft])).toEqual([
      ['over', -2],
      ['soon', 5],
      ['later', 192],
      ['open', null],
    ]);
    expect(found[1]?.recent?.utilization).toBeCloseTo(0.93, 12);
    expect(formatDecimal(found[1]?.recent?.netSavings ?? 0n)).toBe('2.000000000000000001');
    expect(found[3]?.recent).toMatchObject({ utilization: null, netSavings: null });
    expect(notices).toEqual([]);
  }));

test('use is added up exactly per type and service, over the days that are asked for', () =>
  withWarehouse(async ({ warehouse }) => {
    await write(warehouse, 'commitment-utilization', null, [
      day(-1, '100', '1'),
      day(1, '10', '7.5'),
      day(0, '10', '10'),
      day(0, '48', '24', 'RDS'),
    ]);
    const { use, coverage, estimated } = await ask(warehouse);
    expect(
      use.map(({ type, service, unit, utilization, days }) => [type, service, unit, utilization, days.length])
    ).toEqual(
      expect.arrayContaining([
        ['Savings Plan', null, 'USD', 0.875, 2],
        ['Reserved Instance', 'RDS', 'Hours', 0.5, 1],
      ])
    );
    const plans = use.find(({ service }) => service === null);
    expect(plans?.days.map(({ day: at }) => at)).toEqual([DAY, DAY + DAY_MS]);
    expect(
      [plans?.committed, plans?.used, plans?.unused, plans?.netSavings].map((one) => formatDecimal(one ?? 0n))
    ).toEqual(['20', '17.5', '2.5', '0.2']);
    expect(coverage).toMatchObject({
      from: DAY - DAY_MS,
      to: DAY + 2 * DAY_MS,
      loadedAt: NOW,
      sources: ['commitments'],
    });
    expect(estimated).toBe(false);
    await write(warehouse, 'commitment-utilization', null, [day(18, '1', '1')]);
    expect((await ask(warehouse)).estimated).toBe(true);
  }));

test('what was known then is told then, and silence is told from nothing', () =>
  withWarehouse(async ({ warehouse }) => {
    expect((await ask(warehouse)).notices[0]?.text).toContain('no connection collects them');
    await write(warehouse, 'commitment', '', [], NOW - DAY_MS);
    expect((await ask(warehouse)).notices[0]?.text).toContain('There are no Savings Plans');
    await write(warehouse, 'commitment', '', [plan('a', '2026-11-19T12:00:00Z', {})]);
    expect((await ask(warehouse)).commitments).toMatchObject([{ id: 'a', daysLeft: 30 }]);
    expect((await ask(warehouse, { asOf: NOW - 1 })).commitments).toEqual([]);
    expect((await ask(warehouse, { connections: ['other'] })).commitments).toEqual([]);
  }));
