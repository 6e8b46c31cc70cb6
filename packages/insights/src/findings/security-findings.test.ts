import { DAY_MS, formatDecimal } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import { withWarehouse } from '../../test/with-warehouse.ts';
import { securityFindings } from './security-findings.ts';
import type { SecurityQuery } from './security-answer.ts';

const DAY = Date.UTC(2026, 9, 1);
const at = (days: number) => DAY + days * DAY_MS;
const NOW = at(20.5);
const QUERY: SecurityQuery = {
  ...{ connections: null, from: at(10), to: at(21), asOf: null },
  ...{ accounts: [], regions: [], severities: [], products: [] },
};
const [SHOP, OPS] = ['111111111111', '222222222222'];

const finding = (id: string, severity: string | null, firstDay: number, more: object = {}) => ({
  ...{ id, name: `title of ${id}`, at: null },
  attributes: {
    ...{ SubAccountId: SHOP, RegionId: 'eu-west-1', ResourceId: null, product: 'Hub', state: 'open', severity },
    ...{ firstObservedAt: new Date(at(firstDay)).toISOString(), lastObservedAt: null, closedAt: null, hubId: null },
    ...more,
  },
});
type Items = Parameters<Warehouse['items']['write']>[0]['items'];
const tell = ({ items }: Warehouse, day: number, told: Items, source = 'hub', kind = 'finding') =>
  items.write({ connection: 'prod', source, kind, scope: 'r', items: told }, at(day));
const ask = (warehouse: Warehouse, more: Partial<SecurityQuery> = {}) =>
  securityFindings({ warehouse, clock: () => NOW }, { ...QUERY, ...more });

test('what is open is counted and listed worst first; what is lived with is not, and each is told once', () =>
  withWarehouse(async ({ warehouse }) => {
    await tell(warehouse, 12, [
      finding('low', 'LOW', 1),
      finding('new', 'CRITICAL', 12, { severityScore: 95 }),
      finding('old', 'CRITICAL', 2, { severityScore: 95, fixUrl: 'https://fix.example' }),
      finding('known', 'HIGH', 3, { state: 'suppressed' }),
      finding('copy', 'MEDIUM', 4),
    ]);
    await tell(warehouse, 12, [finding('own', null, 4, { hubId: 'copy', product: 'Analyzer' })], 'analyzer');
    const answer = await ask(warehouse);
    expect(answer.open.map(({ id, severity }) => [id, severity])).toEqual([
      ['old', 'CRITICAL'],
      ['new', 'CRITICAL'],
      ['own', 'MEDIUM'],
      ['low', 'LOW'],
    ]);
    expect(answer.open[0]).toMatchObject({
      ...{ title: 'title of old', score: 95, ageDays: 18.5, firstSeen: at(2), lastSeen: at(12) },
      ...{ account: { id: SHOP, name: null }, region: 'eu-west-1', fixUrl: 'https://fix.example' },
    });
    expect(answer.counts).toEqual({ CRITICAL: 2, HIGH: 0, MEDIUM: 1, LOW: 1, INFORMATIONAL: 0 });
    expect(answer.medianAgeDays).toBe((16.5 + 18.5) / 2);
    expect((await ask(warehouse, { products: ['Analyzer'] })).open.map(({ id }) => id)).toEqual(['own']);
    expect((await ask(warehouse, { severities: ['CRITICAL'] })).open).toHaveLength(2);
    expect((await ask(warehouse, { accounts: [OPS] })).open).toEqual([]);
    expect((await ask(warehouse, { regions: ['eu-west-1'] })).open).toHaveLength(4);
  }));

test('the trend is as it was known on each day, and closing is what was closed in the range', () =>
  withWarehouse(async ({ warehouse }) => {
    const steady = finding('steady', 'LOW', 5);
    const over = finding('over', 'LOW', 1, { state: 'closed' });
    await tell(warehouse, 11.2, [steady, finding('rises', 'MEDIUM', 9), finding('goes', 'HIGH', 9.2), over]);
    await tell(warehouse, 14.2, [steady, finding('rises', 'HIGH', 9)]);
    const closed = finding('rises', 'HIGH', 9, { state: 'closed', closedAt: new Date(at(15)).toISOString() });
    await tell(warehouse, 16, [{ ...steady, attributes: { ...steady.attributes, state: 'suppressed' } }, closed]);
    const { days, timeToClose, notices, coverage } = await ask(warehouse);
    const told = days.map(({ day, counts: { HIGH, MEDIUM, LOW } }) => [(day - DAY) / DAY_MS, HIGH, MEDIUM, LOW]);
    expect(told.slice(0, 7)).toEqual([
      [10, 1, 1, 1],
      [11, 1, 1, 1],
      [12, 1, 1, 1],
      [13, 1, 1, 1],
      [14, 1, 0, 1],
      [15, 0, 0, 1],
      [16, 0, 0, 0],
    ]);
    expect(told).toHaveLength(11);
    expect(timeToClose[0]).toMatchObject({ severity: null, closed: 2, meanDays: 5.5, medianDays: 5.5 });
    expect(timeToClose.find(({ severity }) => severity === 'CRITICAL')).toMatchObject({ closed: 0, meanDays: null });
    expect(notices).toMatchObject([{ text: expect.stringContaining('collected since 2026-10-12') }]);
    expect(coverage).toMatchObject({ from: at(11.2), sources: ['hub'] });
    // As it was known on the 13th nothing was closed.
    const before = await ask(warehouse, { asOf: at(13) });
    expect(before.open.map(({ id, severity }) => [id, severity])).toEqual([
      ['goes', 'HIGH'],
      ['rises', 'MEDIUM'],
      ['steady', 'LOW'],
    ]);
    expect(before.timeToClose[0]?.closed).toBe(0);
    expect(before.days).toHaveLength(4);
  }));

test('what is exposed and expensive comes first: resources that the bill knows, else their accounts', () =>
  withWarehouse(async ({ warehouse, load }) => {
    const charge = (day: number, amount: number, SubAccountId: string, ResourceId: string | null) => ({
      day: at(day),
      amount,
      known: { SubAccountId, ResourceId, EffectiveCost: BigInt(amount) * 10n ** 27n },
    });
    await load([
      charge(-12, 5000, SHOP, 'vm'),
      charge(1, 300, SHOP, 'vm'),
      charge(2, 100, SHOP, 'vm'),
      charge(3, 20, OPS, 'disk'),
      charge(20, 900, SHOP, 'vm'),
    ]);
    await tell(warehouse, 12, [
      finding('a', 'CRITICAL', 1, { ResourceId: 'vm', severityScore: 90 }),
      finding('b', 'LOW', 1, { ResourceId: 'vm' }),
      finding('role', 'MEDIUM', 1, { ResourceId: 'arn:role', severityScore: 40 }),
      finding('c', 'HIGH', 1, { ResourceId: 'disk', SubAccountId: OPS, severityScore: 70 }),
      finding('d', 'HIGH', 1, { ResourceId: 'x', SubAccountId: '333333333333' }),
    ]);
    const { exposure, currency } = await ask(warehouse);
    const text = (amount: bigint | null) => (amount === null ? null : formatDecimal(amount));
    expect(
      exposure.map((one) => [one.account.id, one.resource, one.findings, one.worst, text(one.cost), text(one.exposed)])
    ).toEqual([
      [SHOP, 'vm', 2, 'CRITICAL', '400', '360'],
      [SHOP, null, 1, 'MEDIUM', '400', '160'],
      [OPS, 'disk', 1, 'HIGH', '20', '14'],
      ['333333333333', null, 1, 'HIGH', null, null],
    ]);
    expect(currency).toBe('USD');
  }));

test('rules are told over all places, and what nobody collects is told from what is clean', () =>
  withWarehouse(async ({ warehouse }) => {
    expect((await ask(warehouse)).notices[0]?.text).toContain('no connection collects them');
    await tell(warehouse, 1, []);
    const rule = (region: string, name: string, compliance: string, nonCompliant = 0) => ({
      ...{ id: `${region}/${name}`, name, at: null },
      attributes: { SubAccountId: SHOP, RegionId: region, compliance, nonCompliant, countIsCapped: false },
    });
    const told = [
      rule('eu', 'encrypted', 'COMPLIANT'),
      rule('us', 'encrypted', 'NON_COMPLIANT', 3),
      rule('us', 'tagged', 'NON_COMPLIANT', 7),
      rule('us', 'unused', 'INSUFFICIENT_DATA'),
    ];
    await tell(warehouse, 1, told, 'config', 'compliance-rule');
    const { rules, complianceShare, notices } = await ask(warehouse);
    expect(rules.map(({ rule: name, share, nonCompliant }) => [name, share, nonCompliant])).toEqual([
      ['tagged', 0, 7],
      ['encrypted', 0.5, 3],
      ['unused', null, 0],
    ]);
    expect(complianceShare).toBe(1 / 3);
    expect(notices).toEqual([]);
    expect((await ask(warehouse, { regions: ['eu'] })).complianceShare).toBe(1);
  }));
