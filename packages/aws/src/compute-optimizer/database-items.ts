import type { DBStorageConfiguration, RDSDBRecommendation } from '@aws-sdk/client-compute-optimizer';

import type { SourceItem } from '../item-source.ts';
import { rightsizingItem } from './rightsizing-item.ts';
import type { Told } from './rightsizing-item.ts';

/** `gp3 400 GiB, 12000 IOPS, 500 MiB/s` */
function storageText(storage: DBStorageConfiguration | undefined): string | undefined {
  if (storage?.storageType === undefined) return undefined;
  const { storageType, allocatedStorage: size, iops, storageThroughput: rate } = storage;
  const parts = [iops === undefined ? [] : `${iops} IOPS`, rate === undefined ? [] : `${rate} MiB/s`].flat();
  return [[storageType, size === undefined ? [] : `${size} GiB`].flat().join(' '), ...parts].join(', ');
}

/** A database gives an item for its class and one for its storage, as far as each was looked at. */
export function databaseItems(region: string, one: RDSDBRecommendation): readonly SourceItem[] {
  const both = {
    arn: one.resourceArn,
    accountId: one.accountId,
    resourceId: one.resourceArn,
    name: one.resourceArn?.split(':').at(-1),
    lookbackDays: one.lookbackPeriodInDays,
    utilization: one.utilizationMetrics,
    tags: one.tags,
  };
  const ofClass: Told = {
    ...both,
    resourceType: 'RdsDbInstance',
    finding: one.instanceFinding,
    reasons: one.instanceFindingReasonCodes,
    current: one.currentDBInstanceClass,
    idle: one.idle,
    options: (one.instanceRecommendationOptions ?? []).map((option) => ({
      rank: option.rank,
      recommended: option.dbInstanceClass,
      performanceRisk: option.performanceRisk,
      projected: option.projectedUtilizationMetrics,
      savings: option.savingsOpportunity,
      afterDiscounts: option.savingsOpportunityAfterDiscounts,
    })),
    performanceRisk: one.currentInstancePerformanceRisk,
  };
  const ofStorage: Told = {
    ...both,
    resourceType: 'RdsDbInstanceStorage',
    finding: one.storageFinding,
    reasons: one.storageFindingReasonCodes,
    current: storageText(one.currentStorageConfiguration),
    options: (one.storageRecommendationOptions ?? []).map((option) => ({
      rank: option.rank,
      recommended: storageText(option.storageConfiguration),
      savings: option.savingsOpportunity,
      afterDiscounts: option.savingsOpportunityAfterDiscounts,
    })),
    performanceRisk: undefined,
  };
  return [ofClass, ofStorage]
    .filter(({ finding }) => finding !== undefined)
    .map((told) => rightsizingItem(region, told));
}
