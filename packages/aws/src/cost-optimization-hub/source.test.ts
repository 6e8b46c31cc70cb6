import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { ItemBatch, ItemProblem } from '../item-source.ts';
import { costOptimizationHubClient } from './client.ts';
import { costOptimizationHubSource } from './source.ts';
import { recommendationItem } from './to-item.ts';

const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 3, days: 60, now: NOW });
const core = world.accounts[0]?.id ?? '';
const sandbox = world.accounts.at(-1)?.id ?? '';
const owner = world.truth.waste.find(({ kind }) => kind === 'oversized-instance')?.accountId ?? '';

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'CORE', accountId: core },
      { accessKeyId: 'OWNER', accountId: owner },
      { accessKeyId: 'SANDBOX', accountId: sandbox },
      { accessKeyId: 'NONE', accountId: core, allow: ['ce:*'] },
      { accessKeyId: 'STATUS', accountId: core, allow: ['cost-optimization-hub:ListEnrollmentStatuses'] },
    ],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

async function collect(accessKey: string) {
  const source = costOptimizationHubSource(
    costOptimizationHubClient({ authType: 'keys', accessKey, secretKey: 's', endpoint: twin.url })
  );
  const operations: string[] = [];
  const beforeCall = async (operation: string) => void operations.push(operation);
  const got: (ItemBatch | ItemProblem)[] = await Array.fromAsync(source.collect({ now: NOW, since: 0, beforeCall }));
  source.close();
  const messages = got.flatMap((one) => ('problem' in one ? [one.problem.message] : []));
  return { operations, got, messages, items: got.flatMap((one) => ('items' in one ? one.items : [])) };
}

test('what the world wastes is advised, with what it would save', async () => {
  const { got, items } = await collect('CORE');
  expect(got).toMatchObject([{ kind: 'recommendation', scope: '' }]);
  const known = new Map(items.map((item) => [item.attributes['arn'], item]));
  expect(known.size).toBe(items.length);
  const oversized = world.truth.waste.filter(({ kind }) => kind === 'oversized-instance');
  expect(oversized.length).toBeGreaterThan(0);
  for (const { resourceId, accountId, region, saving30Days, cost30Days } of oversized) {
    const found = known.get(`arn:aws:ec2:${region}:${accountId}:instance/${resourceId}`);
    expect(found).toMatchObject({
      name: resourceId,
      at: null,
      attributes: {
        SubAccountId: accountId,
        RegionId: region,
        ResourceId: resourceId,
        resourceType: 'Ec2Instance',
        action: 'Rightsize',
        savings: saving30Days,
        cost: cost30Days,
        BillingCurrency: 'USD',
        effort: 'Medium',
        restartNeeded: true,
        rollbackPossible: true,
        foundBy: 'ComputeOptimizer',
      },
    });
  }
  expect(items.some(({ attributes }) => attributes['SubAccountId'] === sandbox)).toBe(false);
  expect(twin.invoice().total).toBe('0');
});

test('pages of two give the same', async () => {
  const whole = await collect('CORE');
  twin.setFaults([{ operation: 'ListRecommendations', kind: 'small-pages', pageSize: 2 }]);
  const paged = await collect('CORE');
  expect(paged.items).toEqual(whole.items);
  expect(paged.operations.length).toBeGreaterThan(whole.operations.length);
});

test('a member account sees its own', async () => {
  const { items } = await collect('OWNER');
  expect(new Set(items.map(({ attributes }) => attributes['SubAccountId']))).toEqual(new Set([owner]));
});

test('an account that is not enrolled is told how to enrol, and is not asked for more', async () => {
  const { got, messages, operations } = await collect('SANDBOX');
  expect(got).toMatchObject([{ kind: 'recommendation', scope: '', problem: { code: 'AWS_SERVICE_NOT_ENABLED' } }]);
  expect(messages[0]).toContain(`The account ${sandbox} is not enrolled`);
  expect(messages[0]).toContain('update-enrollment-status --status Active');
  expect(operations).toEqual(['ListEnrollmentStatuses']);
});

test('a denied permission and a throttled call are problems that say which', async () => {
  expect((await collect('NONE')).messages).toEqual([
    expect.stringContaining('The permission cost-optimization-hub:ListEnrollmentStatuses is missing'),
  ]);
  expect((await collect('STATUS')).messages).toEqual([
    expect.stringContaining('The permission cost-optimization-hub:ListRecommendations is missing'),
  ]);
  twin.setFaults([{ operation: 'ListRecommendations', kind: 'throttle', count: 1 }]);
  expect((await collect('CORE')).got).toMatchObject([{ problem: { code: 'AWS_THROTTLED' } }]);
});

test('the same advice is the same item, whenever AWS looked', () => {
  const looked = (day: number) => recommendationItem({ recommendationId: 'r', lastRefreshTimestamp: new Date(day) });
  expect(looked(2)).toEqual(looked(1));
});

test('doubles become the shortest text of the same value, and what is unknown is null', () => {
  const item = recommendationItem({ recommendationId: 'r', estimatedMonthlySavings: 0.1, estimatedMonthlyCost: 1e-7 });
  expect(item).toMatchObject({
    id: 'r',
    name: null,
    attributes: { savings: '0.1', cost: '0.0000001', savingsPercent: null, restartNeeded: null, tags: {} },
  });
});
