import type { Twin } from '@smartcloudops/twin';

import { collectFrom, findingTwin, isClosed, NOW, DAY_MS, payments, planted, world } from '../../test/finding-bench.ts';
import { guardDutyClient } from './client.ts';
import { guardDutySource } from './source.ts';
import { guardDutyItem } from './to-item.ts';

let twin: Twin;
beforeAll(async () => {
  const detectors = ['guardduty:ListDetectors'];
  twin = await findingTwin({ NONE: ['sts:*'], DETECTORS: detectors, LIST: [...detectors, 'guardduty:ListFindings'] });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const collect = (how?: Parameters<typeof collectFrom>[2]) => collectFrom(twin, [guardDutyClient, guardDutySource], how);

test('threats that go on and those that were archived of late', async () => {
  const { got, items } = await collect();
  expect(got).toMatchObject([{ kind: 'finding', scope: 'us-east-1' }]);
  const known = new Map(items.map((item) => [item.id, item]));
  const open = planted('GuardDuty').filter((one) => !isClosed(one));
  expect(open.length).toBeGreaterThan(0);
  for (const { id, title, type, severity, accountId, region, openedAt } of open) {
    expect(known.get(id)).toMatchObject({
      name: title,
      attributes: {
        ...{ SubAccountId: accountId, RegionId: region, type, severity, state: 'open', status: 'ACTIVE' },
        ...{ hubId: id, firstObservedAt: openedAt, lastObservedAt: null, closedAt: null },
      },
    });
  }
  const archived = planted('GuardDuty').filter(({ closedAt }) => Date.parse(closedAt ?? '') > NOW - 29 * DAY_MS);
  for (const { id } of archived.filter(isClosed)) expect(known.get(id)?.attributes).toMatchObject({ state: 'closed' });
  expect(archived.filter(isClosed).length).toBeGreaterThan(0);
  const subjects = new Map(planted('GuardDuty').map(({ id, resourceId }) => [id, resourceId]));
  for (const { id, attributes } of items) expect(attributes['ResourceId']).toBe(subjects.get(id));
  expect(twin.invoice().total).toBe('0');
});

test('whoever mines coins in a region that nobody uses is found there', async () => {
  const { items } = await collect({ regions: ['ap-southeast-1'] });
  const [intruder] = world.truth.anomalies.filter(({ cause }) => cause.startsWith('stolen access keys')).slice(-1);
  expect(items.map(({ attributes }) => attributes['ResourceId'])).toContain(intruder?.resourceId);
});

test('pages of two give the same, and a member account sees its own', async () => {
  const whole = await collect();
  twin.setFaults([{ operation: 'ListFindings', kind: 'small-pages', pageSize: 2 }]);
  const paged = await collect();
  expect(paged.items).toEqual(whole.items);
  expect(paged.operations.length).toBeGreaterThan(whole.operations.length);
  const own = await collect({ key: 'PAYMENTS' });
  expect(new Set(own.items.map(({ attributes }) => attributes['SubAccountId']))).toEqual(new Set([payments]));
});

test('a region without a detector is told as that, and leaves the others', async () => {
  const { got, messages } = await collect({ regions: ['sa-east-1', 'us-west-2'] });
  expect(got).toMatchObject([
    { scope: 'sa-east-1', problem: { code: 'AWS_SERVICE_NOT_ENABLED' } },
    { scope: 'us-west-2', items: expect.anything() },
  ]);
  expect(messages[0]).toContain('has no detector in sa-east-1');
});

test.each([
  ['NONE', 'guardduty:ListDetectors'],
  ['DETECTORS', 'guardduty:ListFindings'],
  ['LIST', 'guardduty:GetFindings'],
])('with what %s may do, %s is named as missing', async (key, action) => {
  const { got, messages } = await collect({ key });
  expect(got).toMatchObject([{ kind: 'finding', scope: 'us-east-1', problem: { code: 'AWS_ACCESS_DENIED' } }]);
  expect(messages).toEqual([expect.stringContaining(`The permission ${action} is missing`)]);
});

test('a role, a database and a scanned volume are named as the bill names them', () => {
  const named = (Resource: object) =>
    guardDutyItem({ AccountId: '1', Arn: 'a', Severity: 9.5, Resource } as Parameters<typeof guardDutyItem>[0], NOW)
      .attributes;
  expect(
    named({ AccessKeyDetails: { UserName: 'deploy', UserType: 'Role', PrincipalId: 'AROA:deploy' } })
  ).toMatchObject({
    ResourceId: 'AROA:deploy',
    severity: 'CRITICAL',
    severityScore: 95,
  });
  expect(named({ AccessKeyDetails: { UserName: 'anna', UserType: 'IAMUser' } })).toMatchObject({
    ResourceId: 'arn:aws:iam::1:user/anna',
  });
  expect(named({ RdsDbInstanceDetails: { DbInstanceArn: 'arn:aws:rds:eu-west-1:1:db:x' } })).toMatchObject({
    ResourceId: 'arn:aws:rds:eu-west-1:1:db:x',
  });
  const volume = { VolumeArn: 'arn:aws:ec2:eu-west-1:1:volume/vol-1' };
  expect(
    named({ InstanceDetails: { InstanceId: 'i-1' }, EbsVolumeDetails: { ScannedVolumeDetails: [volume] } })
  ).toMatchObject({ ResourceId: 'i-1', resources: ['i-1', 'vol-1'] });
});
