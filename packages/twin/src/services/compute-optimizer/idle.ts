import type { Asset } from '../../world/inventory.ts';
import { LOOKBACK_DAYS } from './utilisation.ts';

/** How the service names a kind of waste. */
interface Idle {
  readonly type: string;
  readonly finding: string;
  readonly why: string;
  readonly arnType?: string;
}

const IDLE: Readonly<Record<string, Idle>> = {
  'idle-instance': {
    ...{ type: 'EC2Instance', finding: 'Idle', arnType: 'instance' },
    why: 'CPU and network were hardly used.',
  },
  'idle-database': { type: 'RDSDBInstance', finding: 'Idle', why: 'There was no connection.' },
  'unattached-volume': {
    ...{ type: 'EBSVolume', finding: 'Unattached', arnType: 'volume' },
    why: 'It was attached to no instance.',
  },
  'idle-nat-gateway': { type: 'NatGateway', finding: 'Unused', why: 'No packets came in.' },
};

/** Types of things that the service looks at for doing nothing. */
export const IDLE_TYPES = ['Instance', 'DB Instance', 'Volume', 'NAT Gateway'];

const cents = (amount: string): number => Math.round(Number(amount) * 100) / 100;

/** What Compute Optimizer says of a thing that does nothing; null: it does something. */
export function idleRecommendation({ resource, account, region, tags, waste }: Asset, refreshed: number) {
  const idle = IDLE[waste?.kind ?? ''];
  if (!waste || !idle) return null;
  const arn = idle.arnType ? `arn:aws:ec2:${region}:${account.id}:${idle.arnType}/${resource.id}` : resource.id;
  return {
    resourceArn: arn,
    resourceId: arn.split(/[:/]/).at(-1) ?? arn,
    resourceType: idle.type,
    accountId: account.id,
    finding: idle.finding,
    findingDescription: idle.why,
    savingsOpportunity: {
      savingsOpportunityPercentage: 100,
      estimatedMonthlySavings: { currency: 'USD', value: cents(waste.saving30Days) },
    },
    utilizationMetrics: [],
    lookBackPeriodInDays: LOOKBACK_DAYS,
    lastRefreshTimestamp: refreshed,
    tags: Object.entries(tags ?? {}).map(([key, value]) => ({ key, value })),
  };
}
