import type { Twin } from '@smartcloudops/twin';

import { accessAnalyzerClient } from '../access-analyzer/client.ts';
import { accessAnalyzerSource } from '../access-analyzer/source.ts';
import { guardDutyClient } from '../guard-duty/client.ts';
import { guardDutySource } from '../guard-duty/source.ts';
import { inspectorClient } from '../inspector/client.ts';
import { inspectorSource } from '../inspector/source.ts';
import { collectFrom, findingTwin, isClosed, NOW, payments, planted, standing } from '../../test/finding-bench.ts';
import { securityHubClient } from './client.ts';
import { securityHubSource } from './source.ts';
import { hubItem } from './to-item.ts';

let twin: Twin;
beforeAll(async () => {
  twin = await findingTwin({ NONE: ['sts:*'] });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const collect = (how?: Parameters<typeof collectFrom>[2]) =>
  collectFrom(twin, [securityHubClient, securityHubSource], how);
const sandbox = () => twin.world.accounts.at(-1)?.id;

test('controls that are not kept are told as they were planted, and those that are kept again no more', async () => {
  const { got, items } = await collect();
  expect(got).toMatchObject([{ kind: 'finding', scope: 'us-east-1' }]);
  const known = new Map(items.map((item) => [item.id, item]));
  const controls = planted('Security Hub').filter(({ accountId }) => accountId !== sandbox());
  const open = controls.filter((one) => !isClosed(one));
  expect(controls.filter(isClosed).filter(({ id }) => known.has(id))).toEqual([]);
  for (const one of open) {
    expect(known.get(one.id)).toMatchObject({
      name: one.title,
      attributes: {
        ...{ SubAccountId: one.accountId, RegionId: one.region, product: 'Security Hub', type: one.type, hubId: null },
        ResourceId: one.resourceType === 'Account' ? null : one.resourceId,
        ...standing(one),
        compliance: 'FAILED',
        firstObservedAt: one.openedAt,
        closedAt: null,
        fixUrl: `https://docs.aws.amazon.com/console/securityhub/${one.type}/remediation`,
      },
    });
  }
  const workflows = new Set(open.map(({ id }) => known.get(id)?.attributes['workflow']));
  expect(workflows).toEqual(new Set(['NEW', 'NOTIFIED', 'SUPPRESSED']));
  expect(twin.invoice().total).toBe('0');
});

test('what other services found is told under the id that they tell it under themselves', async () => {
  const hub = await collect();
  const byHub = new Map(hub.items.map((item) => [item.id, item.attributes]));
  const others = await Promise.all([
    collectFrom(twin, [guardDutyClient, guardDutySource]),
    collectFrom(twin, [inspectorClient, inspectorSource]),
    collectFrom(twin, [accessAnalyzerClient, accessAnalyzerSource]),
  ]);
  for (const { items } of others) {
    const open = items.filter(
      ({ attributes: { state, SubAccountId } }) => state === 'open' && SubAccountId !== sandbox()
    );
    expect(open.length).toBeGreaterThan(0);
    for (const { attributes } of open) {
      const same = byHub.get(String(attributes['hubId']));
      expect(same).toMatchObject({ product: attributes['product'], ResourceId: attributes['ResourceId'] });
    }
  }
  const archived = hub.items.filter(({ attributes }) => attributes['status'] === 'ARCHIVED');
  expect(archived.length).toBeGreaterThan(0);
  for (const { attributes } of archived) {
    expect(attributes).toMatchObject({ state: 'closed', closedAt: expect.stringMatching(/^2026-10-(1[3-9]|20)T/) });
  }
});

test('pages of three give the same, and a throttled page amid them is waited for', async () => {
  const whole = await collect();
  twin.setFaults([{ operation: 'GetFindings', kind: 'small-pages', pageSize: 20 }]);
  const slow: string[] = [];
  const paged = await collect({
    onCall: (operation, calls) => {
      if (calls !== 2 || slow.length > 0) return;
      slow.push(operation);
      twin.setFaults([
        { operation: 'GetFindings', kind: 'small-pages', pageSize: 20 },
        { operation: 'GetFindings', kind: 'throttle', count: 1 },
      ]);
    },
  });
  expect(slow).toEqual(['GetFindings']);
  expect(paged.problems).toEqual([]);
  expect(paged.items).toEqual(whole.items);
  twin.setFaults([{ operation: 'GetFindings', kind: 'throttle', count: 1 }]);
  expect((await collect()).problems).toMatchObject([{ problem: { code: 'AWS_THROTTLED' } }]);
});

test('a member account sees its own, and who did not subscribe is told so', async () => {
  const own = await collect({ key: 'PAYMENTS' });
  expect(new Set(own.items.map(({ attributes }) => attributes['SubAccountId']))).toEqual(new Set([payments]));
  const { got, messages } = await collect({ key: 'SANDBOX' });
  expect(got).toMatchObject([{ problem: { code: 'AWS_SERVICE_NOT_ENABLED' } }]);
  expect(messages[0]).toContain(`Account ${sandbox()} is not subscribed to AWS Security Hub`);
  const two = await collect({ regions: ['sa-east-1', 'eu-west-1'] });
  expect(two.problems).toMatchObject([{ scope: 'sa-east-1', problem: { code: 'AWS_SERVICE_NOT_ENABLED' } }]);
  expect(two.items.length).toBeGreaterThan(0);
});

test('a denied permission is named', async () => {
  const { got, messages } = await collect({ key: 'NONE' });
  expect(got).toMatchObject([{ kind: 'finding', scope: 'us-east-1', problem: { code: 'AWS_ACCESS_DENIED' } }]);
  expect(messages).toEqual([expect.stringContaining('The permission securityhub:GetFindings is missing')]);
});

const ASFF = {
  ...{ SchemaVersion: '2018-10-08', ProductArn: 'arn:aws:securityhub:us-east-1:1:product/acme/scanner' },
  ...{ GeneratorId: 'g', AwsAccountId: '1', CreatedAt: 'never', UpdatedAt: '2026-10-01T00:00:00Z' },
  ...{ Title: 't', Description: 'd', Resources: [] },
};

test('an id of another product is unique with it; a time that is none is unknown, and so is a severity', () => {
  const { id, attributes } = hubItem({ ...ASFF, Id: '42' }, NOW);
  expect(id).toBe('arn:aws:securityhub:us-east-1:1:product/acme/scanner/42');
  expect(attributes).toMatchObject({ product: 'scanner', firstObservedAt: null, severity: null, ResourceId: null });
  expect(attributes['lastObservedAt']).toBe('2026-10-01T00:00:00.000Z');
});

test('what goes on has no time of its last look, so that each look makes no version', () => {
  const seen = (LastObservedAt: string) => hubItem({ ...ASFF, Id: '1', LastObservedAt }, NOW).attributes;
  expect(seen('2026-10-19T23:00:00Z')).toEqual(seen('2026-10-14T11:00:00Z'));
  expect(seen('2026-10-11T00:00:00Z')['lastObservedAt']).toBe('2026-10-11T00:00:00.000Z');
});
