import type { Twin } from '@smartcloudops/twin';

import {
  collectFrom,
  findingTwin,
  isClosed,
  isClosedOfLate,
  payments,
  planted,
  standing,
} from '../../test/finding-bench.ts';
import { inspectorClient } from './client.ts';
import { inspectorSource } from './source.ts';
import { inspectorItem } from './to-item.ts';

let twin: Twin;
beforeAll(async () => {
  twin = await findingTwin({ NONE: ['sts:*'], STATUS: ['inspector2:BatchGetAccountStatus'] });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const collect = (how?: Parameters<typeof collectFrom>[2]) => collectFrom(twin, [inspectorClient, inspectorSource], how);
const sandbox = () => twin.world.accounts.at(-1)?.id;

test('what is vulnerable is told as it was planted, and what was closed of late with its end', async () => {
  const { got, items } = await collect();
  expect(got).toMatchObject([{ kind: 'finding', scope: 'us-east-1' }]);
  const known = new Map(items.map((item) => [item.id, item]));
  const scanned = planted('Inspector').filter(({ accountId }) => accountId !== sandbox());
  const told = scanned.filter((one) => !isClosed(one) || isClosedOfLate(one, 7));
  expect([...known.keys()].toSorted()).toEqual(told.map(({ id }) => id).toSorted());
  for (const one of told) {
    expect(known.get(one.id)).toMatchObject({
      name: one.title,
      at: null,
      attributes: {
        SubAccountId: one.accountId,
        RegionId: one.region,
        ResourceId: one.resourceId,
        product: 'Inspector',
        hubId: one.id,
        ...standing(one),
        firstObservedAt: one.openedAt,
        closedAt: isClosed(one) ? one.closedAt : null,
      },
    });
  }
  expect(told.some(isClosed)).toBe(true);
  expect(items.find(({ attributes }) => attributes['type'] === 'PACKAGE_VULNERABILITY')?.attributes).toMatchObject({
    vulnerability: expect.stringMatching(/^CVE-\d{4}-\d+$/),
    fixAvailable: 'YES',
    severityScore: expect.any(Number),
    fix: expect.any(String),
  });
  expect(new Set(items.map(({ attributes }) => attributes['resourceType']))).toEqual(
    new Set(['AWS::EC2::Instance', 'AWS::Lambda::Function'])
  );
  expect(twin.invoice().total).toBe('0');
});

test('pages of two give the same, and a member account sees its own', async () => {
  const whole = await collect();
  twin.setFaults([{ operation: 'ListFindings', kind: 'small-pages', pageSize: 2 }]);
  expect((await collect()).items).toEqual(whole.items);
  const own = await collect({ key: 'PAYMENTS' });
  expect(own.items.length).toBeGreaterThan(0);
  expect(new Set(own.items.map(({ attributes }) => attributes['SubAccountId']))).toEqual(new Set([payments]));
});

test('a region where it is off is told as that, and leaves the others', async () => {
  const { got, messages, operations } = await collect({ regions: ['eu-central-1', 'us-west-2'] });
  expect(got).toMatchObject([
    { kind: 'finding', scope: 'eu-central-1', problem: { code: 'AWS_SERVICE_NOT_ENABLED' } },
    { kind: 'finding', scope: 'us-west-2', items: expect.arrayContaining([expect.anything()]) },
  ]);
  expect(messages[0]).toContain('Amazon Inspector is disabled in eu-central-1');
  expect(operations.slice(0, 2)).toEqual(['BatchGetAccountStatus', 'BatchGetAccountStatus']);
});

test('a denied permission and a throttled call are problems that say which', async () => {
  const missing = (action: string) => [expect.stringContaining(`The permission ${action} is missing`)];
  expect((await collect({ key: 'NONE' })).messages).toEqual(missing('inspector2:BatchGetAccountStatus'));
  const { got, messages } = await collect({ key: 'STATUS' });
  expect(got).toMatchObject([{ scope: 'us-east-1', problem: { code: 'AWS_ACCESS_DENIED' } }]);
  expect(messages).toEqual(missing('inspector2:ListFindings'));
  twin.setFaults([{ operation: 'ListFindings', kind: 'throttle', count: 1 }]);
  expect((await collect()).problems).toMatchObject([{ problem: { code: 'AWS_THROTTLED' } }]);
});

test('a severity that is none yet is unknown', () => {
  const bare = { findingArn: 'a', awsAccountId: 'b', type: 'CODE_VULNERABILITY', description: 'd' } as const;
  const { attributes } = inspectorItem(
    {
      ...{ ...bare, severity: 'UNTRIAGED', status: 'ACTIVE', remediation: undefined, resources: [] },
      ...{ firstObservedAt: new Date(0), lastObservedAt: new Date(0) },
    },
    'us-east-1',
    1
  );
  expect(attributes).toMatchObject({ severity: null, severityScore: null, RegionId: 'us-east-1', ResourceId: null });
});
