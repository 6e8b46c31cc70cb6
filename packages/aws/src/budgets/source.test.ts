import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { ItemBatch, ItemProblem } from '../item-source.ts';
import { budgetsClient } from './client.ts';
import { budgetsSource } from './source.ts';
import { budgetItem } from './to-item.ts';

const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 3, days: 60, now: NOW });
const core = world.accounts[0]?.id ?? '';
const member = world.accounts[1]?.id ?? '';

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'CORE', accountId: core },
      { accessKeyId: 'MEMBER', accountId: member },
      { accessKeyId: 'NONE', accountId: core, allow: ['sts:*'] },
    ],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

async function collect(accessKey: string) {
  const source = budgetsSource(budgetsClient({ authType: 'keys', accessKey, secretKey: 's', endpoint: twin.url }));
  const operations: string[] = [];
  const beforeCall = async (operation: string) => void operations.push(operation);
  const got: (ItemBatch | ItemProblem)[] = await Array.fromAsync(source.collect({ now: NOW, since: 0, beforeCall }));
  source.close();
  return { operations, got };
}

const itemsOf = (got: readonly (ItemBatch | ItemProblem)[]) => got.flatMap((one) => ('items' in one ? one.items : []));

test('the budgets with limit, spend and forecast as exact text', async () => {
  const { got, operations } = await collect('CORE');
  expect(got).toMatchObject([{ kind: 'budget', scope: '' }]);
  const items = itemsOf(got);
  expect(items).toHaveLength(world.accounts.length + 2);
  const ec2 = items.find(({ name }) => name === 'ec2-monthly');
  expect(ec2).toMatchObject({
    id: `${core}/ec2-monthly`,
    at: null,
    attributes: {
      SubAccountId: core,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      unit: 'USD',
      metric: 'BilledCost',
      filters: { Service: ['Amazon Elastic Compute Cloud - Compute'] },
      until: null,
    },
  });
  for (const { attributes } of items) {
    for (const name of ['limit', 'actual', 'forecast']) expect(attributes[name]).toMatch(/^\d+(\.\d+)?$/);
  }
  expect(operations).toEqual(['GetCallerIdentity', 'DescribeBudgets']);
  expect(twin.invoice().total).toBe('0');
});

test('pages of two give the same', async () => {
  const whole = await collect('CORE');
  twin.setFaults([{ operation: 'DescribeBudgets', kind: 'small-pages', pageSize: 2 }]);
  const paged = await collect('CORE');
  expect(itemsOf(paged.got)).toEqual(itemsOf(whole.got));
  expect(paged.operations.length).toBeGreaterThan(whole.operations.length);
});

test('a member account has no budgets of its own: the part is complete and empty', async () => {
  expect((await collect('MEMBER')).got).toEqual([{ kind: 'budget', scope: '', items: [] }]);
});

test('a denied permission and a throttled call are problems that say which', async () => {
  const denied = await collect('NONE');
  expect(denied.got).toMatchObject([{ kind: 'budget', scope: '', problem: { code: 'AWS_ACCESS_DENIED' } }]);
  expect(denied.got.map((one) => ('problem' in one ? one.problem.message : ''))).toEqual([
    expect.stringContaining('The permission budgets:ViewBudget is missing'),
  ]);
  twin.setFaults([{ operation: 'DescribeBudgets', kind: 'throttle', count: 1 }]);
  expect((await collect('CORE')).got).toMatchObject([{ problem: { code: 'AWS_THROTTLED' } }]);
  expect(itemsOf((await collect('CORE')).got).length).toBeGreaterThan(0);
});

test('an amount that is no number is refused, and a budget without forecast has none', () => {
  const budget = { BudgetName: 'b', BudgetType: 'COST', TimeUnit: 'ANNUALLY' } as const;
  expect(() => budgetItem({ ...budget, BudgetLimit: { Amount: 'much', Unit: 'USD' } }, core)).toThrow(/"much".*"b"/);
  const { attributes } = budgetItem(
    { ...budget, CalculatedSpend: { ActualSpend: { Amount: '1.50', Unit: 'EUR' } }, CostTypes: { UseAmortized: true } },
    core
  );
  expect(attributes).toMatchObject({
    limit: null,
    actual: '1.5',
    forecast: null,
    unit: 'EUR',
    metric: 'EffectiveCost',
  });
});
