import { hourlyPrice } from '../../world/catalog/products.ts';
import { regionOf } from '../../world/catalog/regions.ts';
import { dayOf } from '../../world/calendar.ts';
import { allocatedGigabytes } from '../../world/database.ts';
import type { Asset } from '../../world/inventory.ts';
import type { World } from '../../world/world.ts';
import { LOOKBACK_DAYS, peakOf, savingsOpportunity } from './utilisation.ts';

/** The smallest class that a database of the company runs on. */
const SMALL = 'db.t4g.medium';

/** What Compute Optimizer says of a database: an idle one would do on the smallest class. */
export function databaseRecommendation(asset: Asset, world: World, now: number, refreshed: number) {
  const { resource, account, region, tags, waste } = asset;
  const type = asset.instanceType ?? '';
  const isIdle = waste?.kind === 'idle-database';
  const dimensions = [{ Name: 'DBInstanceIdentifier', Value: resource.name }];
  const peak = (name: string) => peakOf(world, asset, { namespace: 'AWS/RDS', name, dimensions }, now) ?? 0;
  const [before, after] = [hourlyPrice(type) ?? 0, hourlyPrice(SMALL) ?? 0];
  return {
    resourceArn: resource.id,
    accountId: account.id,
    engine: 'postgres',
    engineVersion: '16.4',
    currentDBInstanceClass: type,
    currentStorageConfiguration: { storageType: 'gp3', allocatedStorage: allocatedGigabytes(asset, world, dayOf(now)) },
    idle: isIdle ? 'True' : 'False',
    instanceFinding: isIdle ? 'Overprovisioned' : 'Optimized',
    storageFinding: 'Optimized',
    instanceFindingReasonCodes: isIdle ? ['CPUOverprovisioned'] : [],
    storageFindingReasonCodes: [],
    currentInstancePerformanceRisk: 'VeryLow',
    instanceRecommendationOptions: isIdle
      ? [
          {
            dbInstanceClass: SMALL,
            performanceRisk: 1,
            rank: 1,
            savingsOpportunity: savingsOpportunity(before, after, regionOf(region).priceFactor),
          },
        ]
      : [],
    storageRecommendationOptions: [],
    utilizationMetrics: [
      { name: 'CPU', statistic: 'Maximum', value: peak('CPUUtilization') },
      { name: 'DatabaseConnections', statistic: 'Maximum', value: peak('DatabaseConnections') },
    ],
    lookbackPeriodInDays: LOOKBACK_DAYS,
    lastRefreshTimestamp: refreshed,
    tags: Object.entries(tags ?? {}).map(([key, value]) => ({ key, value })),
  };
}
