import type { Watched } from './watched.ts';

const charges: Omit<Watched, 'dimensions' | 'rankFrom'> = {
  listed: { namespace: 'AWS/Billing' },
  metrics: [['EstimatedCharges', 'maximum']],
};

/**
 * The month to date as CloudWatch tells it for nothing, in total, by service and by linked account: a counter that begins anew each
 * month. AWS keeps it in us-east-1 only, and only where billing alerts are switched on. Both at once would crowd out everything else.
 * @see Amazon CloudWatch user guide, "Create a billing alarm to monitor your estimated AWS charges"
 */
export const BILLING: readonly Watched[] = [
  { ...charges, dimensions: ['Currency'] },
  { ...charges, dimensions: ['Currency', 'ServiceName'], rankFrom: 3 },
  {
    ...charges,
    dimensions: ['Currency', 'LinkedAccount'],
    labels: ({ LinkedAccount = '' }) => ({ SubAccountId: LinkedAccount }),
    rankFrom: 3,
  },
];
