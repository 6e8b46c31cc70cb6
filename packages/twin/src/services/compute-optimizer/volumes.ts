import { regionOf } from '../../world/catalog/regions.ts';
import { dayOf } from '../../world/calendar.ts';
import type { Asset } from '../../world/inventory.ts';
import { volumeGigabytes, volumeTypeOf } from '../../world/volume.ts';
import type { World } from '../../world/world.ts';
import { cents, LOOKBACK_DAYS } from './utilisation.ts';

/** US dollars per GB-month in us-east-1. */
const GP2 = 0.1;
const GP3 = 0.08;

function configuration(volumeType: string, volumeSize: number) {
  const isOld = volumeType === 'gp2';
  return {
    volumeType,
    volumeSize,
    volumeBaselineIOPS: isOld ? Math.max(100, Math.min(16_000, volumeSize * 3)) : 3000,
    volumeBurstIOPS: 3000,
    volumeBaselineThroughput: isOld ? 250 : 125,
    volumeBurstThroughput: isOld ? 250 : 125,
    rootVolume: false,
  };
}

/** What Compute Optimizer says of a volume: gp2 may become gp3. */
export function volumeRecommendation(asset: Asset, world: World, now: number, refreshed: number) {
  const { resource, account, region, tags } = asset;
  const size = volumeGigabytes(asset, world, dayOf(now));
  const type = volumeTypeOf(asset);
  const saving = (GP2 - GP3) * size * regionOf(region).priceFactor;
  return {
    volumeArn: `arn:aws:ec2:${region}:${account.id}:volume/${resource.id}`,
    accountId: account.id,
    currentConfiguration: configuration(type, size),
    finding: type === 'gp2' ? 'NotOptimized' : 'Optimized',
    utilizationMetrics: [
      { name: 'VolumeReadOpsPerSecond', statistic: 'Maximum', value: type === 'gp2' ? 41.5 : 180.2 },
      { name: 'VolumeWriteOpsPerSecond', statistic: 'Maximum', value: type === 'gp2' ? 12.25 : 410.7 },
    ],
    lookBackPeriodInDays: LOOKBACK_DAYS,
    volumeRecommendationOptions:
      type === 'gp2'
        ? [
            {
              configuration: configuration('gp3', size),
              performanceRisk: 1,
              rank: 1,
              savingsOpportunity: {
                savingsOpportunityPercentage: 20,
                estimatedMonthlySavings: { currency: 'USD', value: cents(saving) },
              },
            },
          ]
        : [],
    lastRefreshTimestamp: refreshed,
    currentPerformanceRisk: 'VeryLow',
    tags: Object.entries(tags ?? {}).map(([key, value]) => ({ key, value })),
  };
}
