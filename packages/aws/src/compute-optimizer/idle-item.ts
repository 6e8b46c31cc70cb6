import type { IdleRecommendation } from '@aws-sdk/client-compute-optimizer';

import { advisedThing } from '../advised-thing.ts';
import { amountOf } from '../amount-of.ts';
import type { SourceItem } from '../item-source.ts';
import { tagsOf } from '../tags-of.ts';
import { measured } from './rightsizing-item.ts';

/** The names that the other lists and the Cost Optimization Hub have for the same types. */
const TYPES: Readonly<Record<string, string>> = {
  EC2Instance: 'Ec2Instance',
  EBSVolume: 'EbsVolume',
  RDSDBInstance: 'RdsDbInstance',
  ECSService: 'EcsService',
  AutoScalingGroup: 'Ec2AutoScalingGroup',
};
/** What the bill names by its bare id. */
const BARE: ReadonlySet<string> = new Set(['EC2Instance', 'EBSVolume']);

/**
 * A thing that does nothing. `finding` is `idle`, `unattached` or `unused`; `savings` and `savingsAfterDiscounts` are decimal text in
 * `BillingCurrency` per month.
 */
export function idleItem(region: string, one: IdleRecommendation): SourceItem {
  const { resourceArn: arn, resourceId: id, resourceType: type = '', savingsOpportunity: savings } = one;
  return {
    id: `${TYPES[type] ?? type}/${arn ?? id ?? ''}`,
    name: id ?? null,
    at: null,
    attributes: {
      SubAccountId: one.accountId ?? null,
      RegionId: region,
      ResourceId: (BARE.has(type) ? id : arn) ?? null,
      arn: arn ?? null,
      resourceType: TYPES[type] ?? type,
      ...advisedThing(TYPES[type] ?? type, 'Delete'),
      finding: one.finding?.toLowerCase() ?? null,
      why: one.findingDescription ?? null,
      savings: amountOf(savings?.estimatedMonthlySavings?.value),
      savingsAfterDiscounts: amountOf(one.savingsOpportunityAfterDiscounts?.estimatedMonthlySavings?.value),
      savingsPercent: savings?.savingsOpportunityPercentage ?? null,
      BillingCurrency: savings?.estimatedMonthlySavings?.currency ?? null,
      lookbackDays: one.lookBackPeriodInDays ?? null,
      utilization: measured(one.utilizationMetrics),
      tags: tagsOf(one.tags),
    },
  };
}
