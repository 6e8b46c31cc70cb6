import { hex, keyOf } from '../../world/random.ts';
import type { PlantedWaste } from '../../world/truth.ts';
import type { World } from '../../world/world.ts';

/** How the Hub speaks of a kind of waste. */
interface Advice {
  readonly type: string;
  readonly action: string;
  readonly effort: string;
  readonly restart: boolean;
  readonly rollback: boolean;
  readonly current: string;
  readonly recommended: string;
}

const DELETE = { action: 'Delete', effort: 'Low', restart: false, rollback: false, recommended: '' } as const;

/** What Compute Optimizer finds; of other kinds of waste it does not know. */
const ADVICE: Readonly<Record<string, Advice>> = {
  'idle-instance': {
    ...{ type: 'Ec2Instance', action: 'Stop', effort: 'Low', restart: false, rollback: true },
    ...{ current: 'idle instance', recommended: 'stopped' },
  },
  'oversized-instance': {
    ...{ type: 'Ec2Instance', action: 'Rightsize', effort: 'Medium', restart: true, rollback: true },
    ...{ current: 'instance that needs a fifth of itself', recommended: 'two sizes down' },
  },
  'idle-database': { ...DELETE, type: 'RdsDbInstance', effort: 'Medium', current: 'database without connections' },
  'old-volume-type': {
    ...{ type: 'EbsVolume', action: 'Upgrade', effort: 'VeryLow', restart: false, rollback: true },
    ...{ current: 'gp2', recommended: 'gp3' },
  },
  'unattached-volume': { ...DELETE, type: 'EbsVolume', current: 'volume attached to nothing' },
  'idle-nat-gateway': { ...DELETE, type: 'NatGateway', current: 'gateway without traffic' },
};

const cents = (amount: string): number => Math.round(Number(amount) * 100) / 100;

function arnOf({ resourceId, accountId, region }: PlantedWaste, type: string): string {
  if (resourceId.startsWith('arn:')) return resourceId;
  const kind = type === 'EbsVolume' ? 'volume' : 'instance';
  return `arn:aws:ec2:${region}:${accountId}:${kind}/${resourceId}`;
}

function recommendation(waste: PlantedWaste, advice: Advice, { seed }: World, refreshed: number) {
  const { accountId, region, cost30Days, saving30Days } = waste;
  const arn = arnOf(waste, advice.type);
  return {
    recommendationId: Buffer.from(hex(keyOf(seed, `recommendation/${arn}`), 48)).toString('base64'),
    accountId,
    region: region ?? 'global',
    resourceId: waste.resourceId.startsWith('arn:') ? (arn.split(/[:/]/).at(-1) ?? arn) : waste.resourceId,
    resourceArn: arn,
    currentResourceType: advice.type,
    recommendedResourceType: advice.type,
    estimatedMonthlySavings: cents(saving30Days),
    estimatedSavingsPercentage: Math.round((Number(saving30Days) / Number(cost30Days)) * 100),
    estimatedMonthlyCost: cents(cost30Days),
    currencyCode: 'USD',
    implementationEffort: advice.effort,
    restartNeeded: advice.restart,
    actionType: advice.action,
    rollbackPossible: advice.rollback,
    currentResourceSummary: advice.current,
    recommendedResourceSummary: advice.recommended,
    lastRefreshTimestamp: refreshed,
    recommendationLookbackPeriodInDays: 14,
    source: 'ComputeOptimizer',
  };
}

type Recommendation = ReturnType<typeof recommendation>;

/** What the Hub advises, the dearest first: what the world wastes, as far as Compute Optimizer looks at its kind. */
export function recommendations(world: World, refreshed: number): readonly Recommendation[] {
  return world.truth.waste
    .flatMap((waste) => {
      const advice = ADVICE[waste.kind];
      return advice ? [recommendation(waste, advice, world, refreshed)] : [];
    })
    .toSorted((one, other) => other.estimatedMonthlySavings - one.estimatedMonthlySavings);
}
