import type {
  AutoScalingGroupConfiguration,
  AutoScalingGroupRecommendation,
  ECSServiceRecommendation,
  ECSServiceRecommendationOption,
} from '@aws-sdk/client-compute-optimizer';

import type { SourceItem } from '../item-source.ts';
import { rightsizingItem } from './rightsizing-item.ts';

/** `1024 CPU units, 2048 MB` */
function sizeText(size: Pick<ECSServiceRecommendationOption, 'cpu' | 'memory'> | undefined): string | undefined {
  const { cpu, memory } = size ?? {};
  const parts = [cpu === undefined ? [] : `${cpu} CPU units`, memory === undefined ? [] : `${memory} MB`].flat();
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** A service on Fargate. AWS foresees its use as a span, of which the upper end is told. */
export function serviceItem(region: string, one: ECSServiceRecommendation): SourceItem {
  return rightsizingItem(region, {
    arn: one.serviceArn,
    accountId: one.accountId,
    resourceId: one.serviceArn,
    name: one.serviceArn?.split('/').at(-1),
    resourceType: 'EcsService',
    finding: one.finding,
    reasons: one.findingReasonCodes,
    current: sizeText(one.currentServiceConfiguration),
    options: (one.serviceRecommendationOptions ?? []).map((option, i) => ({
      rank: i + 1,
      recommended: sizeText(option),
      projected: option.projectedUtilizationMetrics?.map(({ name, statistic, upperBoundValue: value }) => ({
        ...{ name, statistic, value },
      })),
      savings: option.savingsOpportunity,
      afterDiscounts: option.savingsOpportunityAfterDiscounts,
    })),
    performanceRisk: one.currentPerformanceRisk,
    lookbackDays: one.lookbackPeriodInDays,
    utilization: one.utilizationMetrics,
    tags: one.tags,
  });
}

/** `m6i.large, 2 to 10 machines` */
function groupText(group: AutoScalingGroupConfiguration | undefined): string | undefined {
  const types = group?.instanceType ?? group?.mixedInstanceTypes?.join(' or ');
  if (types === undefined) return undefined;
  const { minSize, maxSize } = group ?? {};
  const isKnown = minSize !== undefined && maxSize !== undefined;
  return isKnown ? `${types}, ${minSize === maxSize ? minSize : `${minSize} to ${maxSize}`} machines` : types;
}

export function groupItem(region: string, one: AutoScalingGroupRecommendation): SourceItem {
  return rightsizingItem(region, {
    arn: one.autoScalingGroupArn,
    accountId: one.accountId,
    resourceId: one.autoScalingGroupArn,
    name: one.autoScalingGroupName,
    resourceType: 'Ec2AutoScalingGroup',
    finding: one.finding,
    current: groupText(one.currentConfiguration),
    options: (one.recommendationOptions ?? []).map((option) => ({
      rank: option.rank,
      recommended: groupText(option.configuration),
      performanceRisk: option.performanceRisk,
      effort: option.migrationEffort,
      projected: option.projectedUtilizationMetrics,
      savings: option.savingsOpportunity,
      afterDiscounts: option.savingsOpportunityAfterDiscounts,
    })),
    performanceRisk: one.currentPerformanceRisk,
    lookbackDays: one.lookBackPeriodInDays,
    utilization: one.utilizationMetrics,
    tags: undefined,
  });
}
