import { dayOf } from '../../world/calendar.ts';
import type { Asset } from '../../world/inventory.ts';
import { usedOn } from '../../world/inventory.ts';
import type { World } from '../../world/world.ts';
import { LOOKBACK_DAYS } from './utilisation.ts';

/** CPU units of a task of the company. */
const TASK_CPU = 1024;

/** What Compute Optimizer says of a service on Fargate: the company sized its tasks well. */
export function serviceRecommendation(asset: Asset, world: World, now: number, refreshed: number) {
  const { resource, account, tags } = asset;
  const yesterday = dayOf(now) - 1;
  const cpu = usedOn(asset, world, yesterday, /vCPU/);
  const memory = usedOn(asset, world, yesterday, /GB-Hours/);
  return {
    serviceArn: resource.id,
    accountId: account.id,
    currentServiceConfiguration: {
      cpu: TASK_CPU,
      memory: Math.max(1, Math.round(memory / Math.max(cpu, 1))) * TASK_CPU,
    },
    utilizationMetrics: [
      { name: 'Cpu', statistic: 'Maximum', value: 71.4 },
      { name: 'Memory', statistic: 'Maximum', value: 64.2 },
    ],
    lookbackPeriodInDays: LOOKBACK_DAYS,
    launchType: 'Fargate',
    lastRefreshTimestamp: refreshed,
    finding: 'Optimized',
    findingReasonCodes: [],
    serviceRecommendationOptions: [],
    currentPerformanceRisk: 'VeryLow',
    tags: Object.entries(tags ?? {}).map(([key, value]) => ({ key, value })),
  };
}
