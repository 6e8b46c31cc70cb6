import type { Budget } from '@aws-sdk/client-budgets';

import { chargesOf } from './charges-of.ts';

const COST = { BudgetName: 'b', BudgetType: 'COST', TimeUnit: 'MONTHLY' } as const;

test('services, accounts, tags and what is left out become filters of charges', () => {
  expect(
    chargesOf({
      ...COST,
      TimeUnit: 'QUARTERLY',
      CostTypes: { UseAmortized: true, IncludeTax: false, IncludeCredit: false, IncludeSupport: true },
      CostFilters: { Service: ['Amazon S3'], LinkedAccount: ['1', '2'], TagKeyValue: ['user:team$shop', 'user:team$'] },
    })
  ).toEqual({
    metric: 'EffectiveCost',
    period: 'quarter',
    filters: [
      { dimension: 'ServiceName', op: 'in', values: ['Amazon S3'] },
      { dimension: 'SubAccountId', op: 'in', values: ['1', '2'] },
      { dimension: 'Tags.team', op: 'in', values: ['shop', null] },
      { dimension: 'ChargeCategory', op: 'not-in', values: ['Tax', 'Credit'] },
    ],
  });
});

test('an expression whose parts must all hold becomes filters, the opposite too', () => {
  const FilterExpression = {
    And: [
      { Dimensions: { Key: 'REGION', Values: ['eu-central-1'] } },
      { Not: { Tags: { Key: 'env', Values: ['test'] } } },
    ],
  } as NonNullable<Budget['FilterExpression']>;
  expect(chargesOf({ ...COST, FilterExpression })).toMatchObject({
    filters: [
      { dimension: 'RegionId', op: 'in', values: ['eu-central-1'] },
      { dimension: 'Tags.env', op: 'not-in', values: ['test'] },
    ],
  });
});

test.each<[Partial<Budget>, RegExp]>([
  [{ BudgetType: 'RI_UTILIZATION' }, /RI_UTILIZATION, not of cost/],
  [{ TimeUnit: 'DAILY' }, /period is DAILY/],
  [{ CostTypes: { UseBlended: true } }, /blended/],
  [{ CostTypes: { IncludeRefund: false } }, /IncludeRefund switched off/],
  [{ CostFilters: { PurchaseType: ['Spot'] } }, /PurchaseType/],
  [{ CostFilters: { TagKeyValue: ['user:a$x', 'user:b$y'] } }, /TagKeyValue/],
])('what charges cannot say is told, not guessed: %j', (more, why) => {
  expect(chargesOf({ ...COST, ...more })).toEqual({ why: expect.stringMatching(why) });
});
