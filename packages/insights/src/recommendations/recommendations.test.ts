import { DAY_MS, formatDecimal } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import { withWarehouse } from '../../test/with-warehouse.ts';
import { recommendations } from './recommendations.ts';

const DAY = Date.UTC(2026, 9, 1);
const NOW = DAY + 40 * DAY_MS;
const ALL = { accounts: [], services: [], actions: [], efforts: [] };
const QUERY = { connections: null, from: DAY, to: NOW, asOf: null, ...ALL };

type Attributes = Parameters<Warehouse['items']['write']>[0]['items'][number]['attributes'];
const item = (id: string, attributes: Attributes) => ({ id, name: id, at: null, attributes });
const advice = (thing: string, category: string, savings: string, more: Attributes = {}) =>
  item(`${thing}/${category}/${savings}`, {
    ...{ SubAccountId: '1', RegionId: 'eu', ResourceId: thing, arn: `arn:${thing}`, resourceType: 'Machine' },
    ...{ noun: 'machine', services: ['Compute', 'Compute - Other'], family: null, category, savings },
    ...{ BillingCurrency: 'USD', ...more },
  });
const write = ({ items }: Warehouse, kind: string, what: ReturnType<typeof item>[], at = NOW - DAY_MS) =>
  items.write({ connection: 'prod', source: `${kind}-source`, kind, scope: '', items: what }, at);
const ask = (warehouse: Warehouse, more = {}) =>
  recommendations({ warehouse, clock: () => NOW }, { ...QUERY, ...more });
const texts = (all: Awaited<ReturnType<typeof ask>>['recommendations']) =>
  all.map(({ title, saving, counted }) => [title, formatDecimal(saving), formatDecimal(counted)]);

test('what several tell of the same is told once, by who knows what the account pays, with all who say so', () =>
  withWarehouse(async ({ warehouse }) => {
    await write(warehouse, 'recommendation', [
      advice('m', 'rightsizing', '10.000000000000000001', {
        action: 'Rightsize',
        recommended: 'small',
        effort: 'VeryLow',
      }),
    ]);
    await write(warehouse, 'rightsizing', [
      advice('m', 'rightsizing', '12', { reasons: ['CPUOverprovisioned'], options: [{ performanceRisk: 2 }] }),
    ]);
    await write(warehouse, 'account', [item('1', {})]);
    const { recommendations: found, totals } = await ask(warehouse);
    expect(texts(found)).toEqual([
      ['Rightsize machine m/rightsizing/10.000000000000000001: small', ...Array(2).fill('10.000000000000000001')],
    ]);
    expect(found).toMatchObject([
      {
        ...{ action: 'Rightsize', effort: 'low', risk: 'medium', why: 'CPU overprovisioned', accountName: '1' },
        sources: ['recommendation-source', 'rightsizing-source'],
      },
    ]);
    expect(totals.map(({ saving, count }) => [formatDecimal(saving), count])).toEqual([['10.000000000000000001', 1]]);
  }));

test('alternatives for one thing are listed and do not add up; aspects of one thing do', () =>
  withWarehouse(async ({ warehouse }) => {
    await write(warehouse, 'recommendation', [
      advice('a', 'rightsizing', '10', { action: 'Rightsize' }),
      advice('a', 'rightsizing', '8', { action: 'MigrateToGraviton' }),
      advice('a', 'rightsizing', '4', { action: 'Rightsize', resourceType: 'Storage' }),
      advice('b', 'rightsizing', '5', { action: 'Rightsize' }),
    ]);
    await write(warehouse, 'idle-resource', [advice('b', 'idle', '20'), advice('c', 'idle', '0')]);
    const { recommendations: found, totals } = await ask(warehouse);
    expect(texts(found).map(([, saving, counted]) => [saving, counted])).toEqual([
      ['20', '20'],
      ['10', '10'],
      ['8', '0'],
      ['5', '0'],
      ['4', '4'],
    ]);
    expect(totals.map(({ saving, upTo }) => [saving, upTo].map(formatDecimal))).toEqual([['34', '34']]);
  }));

test('commitments of a family replace each other, and overlap with what is made smaller', () =>
  withWarehouse(async ({ warehouse }) => {
    const buy = (savings: string, family: string) =>
      advice(`${family}${savings}`, 'commitment', savings, {
        family,
        action: 'PurchaseSavingsPlans',
        resourceType: family,
      });
    await write(warehouse, 'recommendation', [buy('50', 'compute'), buy('40', 'compute'), buy('7', 'db')]);
    const alone = await ask(warehouse);
    expect(alone.totals.map(({ saving, upTo }) => [saving, upTo].map(formatDecimal))).toEqual([['57', '57']]);
    expect(alone.notices[0]?.text).toContain('overlap');
    await write(warehouse, 'idle-resource', [advice('x', 'idle', '100')]);
    const { totals, recommendations: found } = await ask(warehouse);
    expect(totals.map(({ saving, upTo }) => [saving, upTo].map(formatDecimal))).toEqual([['100', '157']]);
    expect(found.reduce((sum, { counted }) => sum + counted, 0n)).toBe(totals[0]?.saving);
  }));

test('filters hold for the list, the total and the days, and a service has all its names', () =>
  withWarehouse(async ({ warehouse }) => {
    await write(warehouse, 'idle-resource', [
      advice('a', 'idle', '1'),
      advice('b', 'idle', '2', { SubAccountId: '2', services: ['Store'] }),
    ]);
    for (const more of [{ accounts: ['1'] }, { services: ['Compute - Other'] }]) {
      const { recommendations: found, totals, days } = await ask(warehouse, more);
      expect(found.map(({ resourceId }) => resourceId)).toEqual(['a']);
      expect(totals.map(({ saving }) => formatDecimal(saving))).toEqual(['1']);
      expect(days.at(-1)?.recommendations).toHaveLength(1);
    }
    expect((await ask(warehouse, { actions: ['Stop'] })).recommendations).toEqual([]);
  }));

test('the potential is told day by day, and what went away with what became of its thing', () =>
  withWarehouse(async ({ warehouse }) => {
    const [first, second] = [DAY + 30 * DAY_MS, DAY + 33 * DAY_MS];
    const machine = (id: string, size: string) => item(id, { SubAccountId: '1', ResourceId: id, size });
    await write(warehouse, 'instance', [machine('a', 'large'), machine('b', 'large'), machine('c', 'large')], first);
    const before = [
      advice('a', 'idle', '5'),
      advice('b', 'idle', '3'),
      advice('c', 'idle', '2'),
      advice('d', 'idle', '1'),
    ];
    await write(warehouse, 'idle-resource', before, first);
    await write(warehouse, 'instance', [machine('b', 'small'), machine('c', 'large')], second);
    await write(
      warehouse,
      'idle-resource',
      [before[2]].flatMap((one) => one ?? []),
      second
    );
    const { days, gone } = await ask(warehouse);
    expect(days).toHaveLength(10);
    const sums = days.map(({ recommendations: open }) =>
      formatDecimal(open.reduce((sum, one) => sum + one.counted, 0n))
    );
    expect(sums).toEqual(['11', '11', '11', ...Array(7).fill('2')]);
    expect(gone.map(({ last, goneAt, thing }) => [last.resourceId, goneAt, thing])).toEqual([
      ['a', second, 'gone'],
      ['b', second, 'changed'],
      ['d', second, null],
    ]);
    expect((await ask(warehouse, { asOf: second - 1 })).recommendations).toHaveLength(4);
    expect((await ask(warehouse, { connections: ['other'] })).notices[0]?.text).toContain('nobody was asked');
  }));

test('savings are a share of the bill where the bill reaches back 30 days', () =>
  withWarehouse(async ({ warehouse, load }) => {
    await write(warehouse, 'idle-resource', [advice('a', 'idle', '50')]);
    await load([{ day: NOW - 3 * DAY_MS, amount: 100 }]);
    expect((await ask(warehouse)).bill).toEqual([]);
    await load(Array.from({ length: 40 }, (_, i) => ({ day: DAY + i * DAY_MS, amount: 10 })));
    expect((await ask(warehouse)).bill).toMatchObject([{ currency: 'USD', share: 50 / 300 }]);
  }));
