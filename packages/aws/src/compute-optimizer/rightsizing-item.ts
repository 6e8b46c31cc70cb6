import type { SavingsOpportunity } from '@aws-sdk/client-compute-optimizer';

import { advisedThing } from '../advised-thing.ts';
import { amountOf } from '../amount-of.ts';
import type { JsonValue, SourceItem } from '../item-source.ts';
import { tagsOf } from '../tags-of.ts';

/** What all recommendations have in common, whatever they are about. */
export interface Told {
  readonly arn: string | undefined;
  readonly accountId: string | undefined;
  /** As the bill names it. */
  readonly resourceId: string | undefined;
  readonly name: string | undefined;
  readonly resourceType: string;
  readonly finding: string | undefined;
  readonly reasons?: readonly string[] | undefined;
  readonly current: string | undefined;
  readonly options: readonly Option[];
  readonly performanceRisk: string | undefined;
  readonly idle?: string | undefined;
  readonly lookbackDays: number | undefined;
  readonly utilization: readonly Measured[] | undefined;
  readonly tags: Parameters<typeof tagsOf>[0];
}

export interface Measured {
  readonly name?: string | undefined;
  readonly statistic?: string | undefined;
  readonly value?: number | undefined;
}

/** A thing that it could be instead. */
interface Option {
  readonly rank?: number | undefined;
  readonly recommended: string | undefined;
  readonly performanceRisk?: number | undefined;
  readonly effort?: string | undefined;
  readonly differences?: readonly string[] | undefined;
  readonly projected?: readonly Measured[] | undefined;
  readonly savings: SavingsOpportunity | undefined;
  readonly afterDiscounts:
    { readonly estimatedMonthlySavings?: { readonly value?: number | undefined } | undefined } | undefined;
}

/** The service words findings in two ways: `Overprovisioned` and `OVER_PROVISIONED`. */
const FINDINGS: readonly (readonly [RegExp, string])[] = [
  [/^over/i, 'over-provisioned'],
  [/^under/i, 'under-provisioned'],
  [/^not_?optimized/i, 'not-optimized'],
  [/^optimized/i, 'optimized'],
];

/**
 * A resource that Compute Optimizer has looked at. `finding` is `over-provisioned`, `under-provisioned`, `not-optimized`, `optimized`
 * or the service's own word in lower case; `savings` of the first option and of each of `options` is decimal text in `BillingCurrency`
 * per month; what was used is rounded to two digits, so that an item is not another one each day.
 */
export function rightsizingItem(region: string, told: Told): SourceItem {
  const options = told.options.toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity));
  const [best] = options;
  const { arn, accountId, resourceId, resourceType, finding } = told;
  return {
    id: `${resourceType}/${arn ?? resourceId ?? ''}`,
    name: told.name ?? resourceId ?? null,
    at: null,
    attributes: {
      SubAccountId: accountId ?? null,
      RegionId: region,
      ResourceId: resourceId ?? null,
      arn: arn ?? null,
      resourceType,
      ...advisedThing(resourceType, 'Rightsize'),
      finding: FINDINGS.find(([pattern]) => pattern.test(finding ?? ''))?.[1] ?? finding?.toLowerCase() ?? null,
      reasons: told.reasons ?? [],
      idle: told.idle === undefined ? null : told.idle === 'True',
      current: told.current ?? null,
      recommended: best?.recommended ?? null,
      savings: amountOf(best?.savings?.estimatedMonthlySavings?.value),
      savingsAfterDiscounts: amountOf(best?.afterDiscounts?.estimatedMonthlySavings?.value),
      savingsPercent: best?.savings?.savingsOpportunityPercentage ?? null,
      BillingCurrency: best?.savings?.estimatedMonthlySavings?.currency ?? null,
      performanceRisk: told.performanceRisk ?? null,
      options: options.map(optionOf),
      lookbackDays: told.lookbackDays ?? null,
      utilization: measured(told.utilization),
      tags: tagsOf(told.tags),
    },
  };
}

function optionOf(option: Option): JsonValue {
  return {
    recommended: option.recommended ?? null,
    savings: amountOf(option.savings?.estimatedMonthlySavings?.value),
    savingsAfterDiscounts: amountOf(option.afterDiscounts?.estimatedMonthlySavings?.value),
    savingsPercent: option.savings?.savingsOpportunityPercentage ?? null,
    performanceRisk: option.performanceRisk ?? null,
    effort: option.effort ?? null,
    differences: option.differences ?? [],
    projected: measured(option.projected),
  };
}

/** `{ 'Cpu/Maximum': 12 }` */
export function measured(metrics: readonly Measured[] | undefined): { readonly [metric: string]: JsonValue } {
  return Object.fromEntries(
    (metrics ?? []).flatMap(({ name, statistic, value }): [string, JsonValue][] =>
      value === undefined ? [] : [[[name, statistic].filter(Boolean).join('/'), Number(value.toPrecision(2))]]
    )
  );
}
