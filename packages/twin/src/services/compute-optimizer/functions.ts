import { DAY_MS, dayOf } from '../../world/calendar.ts';
import type { Asset } from '../../world/inventory.ts';
import { usedOn } from '../../world/inventory.ts';
import { keyOf, pick } from '../../world/random.ts';
import type { World } from '../../world/world.ts';
import { LOOKBACK_DAYS } from './utilisation.ts';

const MEMORY_MB = [256, 512, 1024];

/** What Compute Optimizer says of a function: the company sized them well. */
export function functionRecommendation(asset: Asset, world: World, now: number, refreshed: number) {
  const { resource, account, tags } = asset;
  const today = dayOf(now);
  let invocations = 0;
  for (let day = today - LOOKBACK_DAYS; day < today; day++) invocations += usedOn(asset, world, day, /Request$/);
  const memory = MEMORY_MB[pick(keyOf(world.seed, `memory/${resource.id}`), MEMORY_MB.length)] ?? 512;
  return {
    functionArn: `${resource.id}:$LATEST`,
    functionVersion: '$LATEST',
    accountId: account.id,
    currentMemorySize: memory,
    numberOfInvocations: Math.round(invocations),
    utilizationMetrics: [
      { name: 'Duration', statistic: 'Average', value: 85 },
      { name: 'Memory', statistic: 'Maximum', value: Math.round(memory * 0.71) },
    ],
    lookbackPeriodInDays: LOOKBACK_DAYS,
    lastRefreshTimestamp: refreshed - (refreshed % (DAY_MS / 1000)),
    finding: 'Optimized',
    findingReasonCodes: [],
    memorySizeRecommendationOptions: [],
    currentPerformanceRisk: 'VeryLow',
    tags: Object.entries(tags ?? {}).map(([key, value]) => ({ key, value })),
  };
}
