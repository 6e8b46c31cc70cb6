import type { Recommendation } from '@aws-sdk/client-cost-optimization-hub';

import { advisedThing } from '../advised-thing.ts';
import { amountOf } from '../amount-of.ts';
import type { SourceItem } from '../item-source.ts';
import { tagsOf } from '../tags-of.ts';

/**
 * A recommendation. `savings` and `cost` are decimal text in `BillingCurrency` per month; `savingsPercent` is a number of 0 to 100.
 * `ResourceId` is the resource as the bill may name it: its id, beside `arn`. When AWS last looked is left out: that it looked again
 * would make the same advice another item each day.
 */
export function recommendationItem(one: Recommendation): SourceItem {
  const { accountId, region, resourceId, resourceArn, actionType, currentResourceType } = one;
  const about = resourceId ?? resourceArn ?? null;
  return {
    id: one.recommendationId ?? [accountId, region, about, actionType, currentResourceType].join('/'),
    name: about,
    at: null,
    attributes: {
      SubAccountId: accountId ?? null,
      RegionId: region ?? null,
      ResourceId: about,
      arn: resourceArn ?? null,
      resourceType: currentResourceType ?? null,
      recommendedType: one.recommendedResourceType ?? null,
      action: actionType ?? null,
      ...advisedThing(currentResourceType, actionType),
      current: one.currentResourceSummary ?? null,
      recommended: one.recommendedResourceSummary ?? null,
      savings: amountOf(one.estimatedMonthlySavings),
      savingsPercent: one.estimatedSavingsPercentage ?? null,
      cost: amountOf(one.estimatedMonthlyCost),
      BillingCurrency: one.currencyCode ?? null,
      effort: one.implementationEffort ?? null,
      restartNeeded: one.restartNeeded ?? null,
      rollbackPossible: one.rollbackPossible ?? null,
      lookbackDays: one.recommendationLookbackPeriodInDays ?? null,
      foundBy: one.source ?? null,
      tags: tagsOf(one.tags),
    },
  };
}
