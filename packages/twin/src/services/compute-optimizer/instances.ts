import { hourlyPrice } from '../../world/catalog/products.ts';
import { regionOf } from '../../world/catalog/regions.ts';
import type { Asset } from '../../world/inventory.ts';
import type { World } from '../../world/world.ts';
import { LOOKBACK_DAYS, peakOf, savingsOpportunity } from './utilisation.ts';

const SIZES = ['medium', 'large', 'xlarge', '2xlarge', '4xlarge'];

/** Types of the same family, up to two sizes smaller, the smallest first. */
export function smallerTypes(type: string): readonly string[] {
  const dot = type.lastIndexOf('.');
  const size = SIZES.indexOf(type.slice(dot + 1));
  return [2, 1]
    .map((steps) => `${type.slice(0, dot)}.${SIZES[size - steps]}`)
    .filter((one) => hourlyPrice(one) !== null);
}

function optionsFor({ waste, region }: Asset, type: string, cpu: number) {
  const isTooLarge = waste?.kind === 'oversized-instance' || waste?.kind === 'idle-instance';
  const now = hourlyPrice(type) ?? 0;
  return (isTooLarge ? smallerTypes(type) : []).map((instanceType, i) => {
    const then = hourlyPrice(instanceType) ?? now;
    return {
      instanceType,
      projectedUtilizationMetrics: [
        { name: 'Cpu', statistic: 'Maximum', value: Math.min(100, Math.round(cpu * (now / then) * 10) / 10) },
      ],
      platformDifferences: [],
      performanceRisk: i === 0 ? 1 : 0,
      rank: i + 1,
      savingsOpportunity: savingsOpportunity(now, then, regionOf(region).priceFactor),
      migrationEffort: 'VeryLow',
    };
  });
}

/** What Compute Optimizer says of a machine: those that are planted as too large or idle are, the rest is as it should be. */
export function instanceRecommendation(asset: Asset, world: World, now: number, refreshed: number) {
  const { resource, account, region, tags, waste, instanceType } = asset;
  const type = instanceType ?? '';
  const dimensions = [{ Name: 'InstanceId', Value: resource.id }];
  const peak = (name: string) => peakOf(world, asset, { namespace: 'AWS/EC2', name, dimensions }, now) ?? 0;
  const cpu = peak('CPUUtilization');
  const options = optionsFor(asset, type, cpu);
  const finding = options.length > 0 ? 'Overprovisioned' : 'Optimized';
  return {
    instanceArn: `arn:aws:ec2:${region}:${account.id}:instance/${resource.id}`,
    accountId: account.id,
    instanceName: resource.name,
    currentInstanceType: type,
    finding,
    findingReasonCodes: finding === 'Optimized' ? [] : ['CPUOverprovisioned'],
    utilizationMetrics: [
      { name: 'Cpu', statistic: 'Maximum', value: cpu },
      { name: 'NETWORK_IN_BYTES_PER_SECOND', statistic: 'Maximum', value: peak('NetworkIn') / 300 },
    ],
    lookBackPeriodInDays: LOOKBACK_DAYS,
    recommendationOptions: options,
    recommendationSources: [{ recommendationSourceArn: resource.id, recommendationSourceType: 'Ec2Instance' }],
    lastRefreshTimestamp: refreshed,
    currentPerformanceRisk: 'VeryLow',
    instanceState: 'running',
    tags: Object.entries(tags ?? {}).map(([key, value]) => ({ key, value })),
    externalMetricStatus: { statusCode: 'NO_EXTERNAL_METRIC_SET', statusReason: 'No external metrics are configured.' },
    idle: waste?.kind === 'idle-instance' ? 'True' : 'False',
  };
}
