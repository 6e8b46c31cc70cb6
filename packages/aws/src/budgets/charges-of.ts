import type { Budget } from '@aws-sdk/client-budgets';
import type { CostMetric, Dimension } from '@smartcloudops/focus';

import { alternativesOf, expressionSchema } from '../cost-categories/read-expression.ts';
import { Untranslatable } from '../cost-categories/rule-terms.ts';
import type { Condition } from '../cost-categories/rule-terms.ts';

/** Which charges a budget counts, in the terms of charges. */
export interface BudgetCharges {
  readonly metric: CostMetric;
  readonly period: 'month' | 'quarter' | 'year';
  readonly filters: readonly {
    readonly dimension: Dimension;
    readonly op: 'in' | 'not-in';
    readonly values: readonly (string | null)[];
  }[];
}

/** AWS's older way to write filters: names of its own, of which all must hold and one value of each is enough. */
const KEYS: Readonly<Record<string, string>> = {
  ...{ Service: 'SERVICE', LinkedAccount: 'LINKED_ACCOUNT', Region: 'REGION', AZ: 'AZ' },
  ...{ UsageType: 'USAGE_TYPE', Operation: 'OPERATION' },
};
const PERIODS: Readonly<Record<string, BudgetCharges['period']>> = {
  ...{ MONTHLY: 'month', QUARTERLY: 'quarter', ANNUALLY: 'year' },
};
/** Kinds of charges that a budget may leave out, and that charges tell apart. */
const CATEGORIES = { IncludeTax: 'Tax', IncludeCredit: 'Credit' } as const;
/** Those that charges do not tell apart by one column. */
const INSEPARABLE = [
  ...(['IncludeSubscription', 'IncludeRefund', 'IncludeUpfront', 'IncludeRecurring'] as const),
  ...(['IncludeOtherSubscription', 'IncludeSupport', 'IncludeDiscount'] as const),
];

/** The charges that a budget counts, or why charges cannot say which these are, as a sentence. */
export function chargesOf(budget: Budget): BudgetCharges | { readonly why: string } {
  try {
    return translated(budget);
  } catch (error) {
    if (error instanceof Untranslatable) return { why: `Not judged by charges: ${error.message}.` };
    throw error;
  }
}

function translated({ BudgetType, TimeUnit, CostTypes = {}, CostFilters, FilterExpression }: Budget): BudgetCharges {
  if (BudgetType !== 'COST')
    throw new Untranslatable(`it is a budget of ${BudgetType ?? 'an unknown kind'}, not of cost`);
  const period = PERIODS[TimeUnit ?? ''];
  if (!period) throw new Untranslatable(`its period is ${TimeUnit ?? 'unknown'}`);
  if (CostTypes.UseBlended) throw new Untranslatable('it counts blended cost, which charges do not have');
  const apart = INSEPARABLE.find((name) => CostTypes[name] === false);
  if (apart) throw new Untranslatable(`it has ${apart} switched off, which no column of the charges tells`);
  const left = Object.entries(CATEGORIES).flatMap(([name, category]) =>
    CostTypes[name as keyof typeof CATEGORIES] === false ? [category] : []
  );
  return {
    metric: CostTypes.UseAmortized ? 'EffectiveCost' : 'BilledCost',
    period,
    filters: [
      ...(FilterExpression ? expressed(FilterExpression) : Object.entries(CostFilters ?? {}).map(listed)),
      ...(left.length > 0 ? [{ dimension: 'ChargeCategory' as const, op: 'not-in' as const, values: left }] : []),
    ],
  };
}

function expressed(expression: unknown): BudgetCharges['filters'] {
  const parsed = expressionSchema.safeParse(expression);
  if (!parsed.success) throw new Untranslatable('its filter is not understood');
  const [all, ...others] = alternativesOf(parsed.data);
  if (!all || others.length > 0) throw new Untranslatable('its filter has alternatives');
  return all.map(filterOf);
}

function listed([key, values]: [string, string[]]): BudgetCharges['filters'][number] {
  const Key = KEYS[key];
  if (Key) return filterOf(onlyCondition({ Dimensions: { Key, Values: values } }));
  const tags = values.map((value) => /^user:([^$]+)\$(.*)$/.exec(value));
  const names = new Set(tags.map((tag) => tag?.[1]));
  const [name] = names;
  if (key !== 'TagKeyValue' || names.size !== 1 || name === undefined)
    throw new Untranslatable(`it filters by ${key} in a way that charges have no column for`);
  return { dimension: `Tags.${name}`, op: 'in', values: tags.map((tag) => tag?.[2] || null) };
}

function onlyCondition(expression: Parameters<typeof alternativesOf>[0]): Condition {
  const [only] = alternativesOf(expression).flat();
  if (!only) throw new Untranslatable('one of its filters is empty');
  return only;
}

function filterOf({ dimension, in: values, not = false }: Condition): BudgetCharges['filters'][number] {
  if (!values) throw new Untranslatable('it filters by a part of a text');
  return { dimension, op: not ? 'not-in' : 'in', values };
}
