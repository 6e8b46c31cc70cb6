import type {
  InstanceRecommendation,
  LambdaFunctionRecommendation,
  VolumeConfiguration,
  VolumeRecommendation,
} from '@aws-sdk/client-compute-optimizer';

import type { SourceItem } from '../item-source.ts';
import { rightsizingItem } from './rightsizing-item.ts';

const lastPart = (arn: string | undefined, separator: string) => arn?.split(separator).at(-1);

export function instanceItem(region: string, one: InstanceRecommendation): SourceItem {
  return rightsizingItem(region, {
    arn: one.instanceArn,
    accountId: one.accountId,
    resourceId: lastPart(one.instanceArn, '/'),
    name: one.instanceName,
    resourceType: 'Ec2Instance',
    finding: one.finding,
    reasons: one.findingReasonCodes,
    current: one.currentInstanceType,
    options: (one.recommendationOptions ?? []).map((option) => ({
      rank: option.rank,
      recommended: option.instanceType,
      performanceRisk: option.performanceRisk,
      effort: option.migrationEffort,
      differences: option.platformDifferences,
      projected: option.projectedUtilizationMetrics,
      savings: option.savingsOpportunity,
      afterDiscounts: option.savingsOpportunityAfterDiscounts,
    })),
    performanceRisk: one.currentPerformanceRisk,
    idle: one.idle,
    lookbackDays: one.lookBackPeriodInDays,
    utilization: one.utilizationMetrics,
    tags: one.tags,
  });
}

/** `gp3 900 GiB, 3000 IOPS, 125 MiB/s` */
function volumeText(volume: VolumeConfiguration | undefined): string | undefined {
  if (volume?.volumeType === undefined) return undefined;
  const { volumeType, volumeSize, volumeBaselineIOPS: iops, volumeBaselineThroughput: rate } = volume;
  const parts = [iops === undefined ? [] : `${iops} IOPS`, rate === undefined ? [] : `${rate} MiB/s`].flat();
  return [[volumeType, volumeSize === undefined ? [] : `${volumeSize} GiB`].flat().join(' '), ...parts].join(', ');
}

export function volumeItem(region: string, one: VolumeRecommendation): SourceItem {
  return rightsizingItem(region, {
    arn: one.volumeArn,
    accountId: one.accountId,
    resourceId: lastPart(one.volumeArn, '/'),
    name: undefined,
    resourceType: 'EbsVolume',
    finding: one.finding,
    current: volumeText(one.currentConfiguration),
    options: (one.volumeRecommendationOptions ?? []).map((option) => ({
      rank: option.rank,
      recommended: volumeText(option.configuration),
      performanceRisk: option.performanceRisk,
      savings: option.savingsOpportunity,
      afterDiscounts: option.savingsOpportunityAfterDiscounts,
    })),
    performanceRisk: one.currentPerformanceRisk,
    lookbackDays: one.lookBackPeriodInDays,
    utilization: one.utilizationMetrics,
    tags: one.tags,
  });
}

const memory = (megabytes: number | undefined) => (megabytes === undefined ? undefined : `${megabytes} MB`);

export function functionItem(region: string, one: LambdaFunctionRecommendation): SourceItem {
  // The bill names a function without its version.
  const arn = one.functionArn?.split(':').slice(0, 7).join(':');
  return rightsizingItem(region, {
    arn: one.functionArn,
    accountId: one.accountId,
    resourceId: arn,
    name: lastPart(arn, ':'),
    resourceType: 'LambdaFunction',
    finding: one.finding,
    reasons: one.findingReasonCodes,
    current: memory(one.currentMemorySize),
    options: (one.memorySizeRecommendationOptions ?? []).map((option) => ({
      rank: option.rank,
      recommended: memory(option.memorySize),
      projected: option.projectedUtilizationMetrics,
      savings: option.savingsOpportunity,
      afterDiscounts: option.savingsOpportunityAfterDiscounts,
    })),
    performanceRisk: one.currentPerformanceRisk,
    lookbackDays: one.lookbackPeriodInDays,
    utilization: one.utilizationMetrics,
    tags: one.tags,
  });
}
