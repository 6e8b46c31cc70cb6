import type { QueryInput } from '@smartcloudops/contract';
import type { ColumnDimension } from '@smartcloudops/focus';

type Asked = Extract<QueryInput, { readonly queryType: 'cost' }>;

/** A question that is asked again and again, about the last so many days; 0: the month so far. */
export interface RepeatedQuestion {
  readonly query: Omit<Asked, 'timeRange'>;
  readonly days: number;
}

const cost = (days: number, query: Partial<Asked>): RepeatedQuestion => ({
  days,
  query: { queryType: 'cost', metric: 'BilledCost', ...query },
});
const by = (groupBy: readonly ColumnDimension[]) => ({ groupBy: [...groupBy] });

/** Panels of a cost dashboard. */
export const PANELS: readonly RepeatedQuestion[] = [
  cost(0, { grain: 'total' }),
  cost(30, { grain: 'day', ...by(['ServiceName']), topN: 10 }),
  cost(30, { grain: 'day', ...by(['SubAccountId']) }),
  cost(30, { grain: 'total', ...by(['RegionId']) }),
  cost(30, { grain: 'total', ...by(['ChargeCategory']) }),
];

const SERVICES = [
  'Amazon Relational Database Service',
  'Amazon Simple Storage Service',
  'AWS Lambda',
  'AmazonCloudWatch',
];

/** Fifty rules: what the month, the day or the week has cost, in all or of one service. */
export const ALERT_RULES: readonly RepeatedQuestion[] = Array.from({ length: 50 }, (_, i) => {
  const service = SERVICES[i % (SERVICES.length + 1)];
  const filters = service ? [{ dimension: 'ServiceName' as const, op: 'in' as const, values: [service] }] : [];
  return cost([0, 1, 7][i % 3] ?? 0, { grain: 'total', filters, metric: i % 2 === 0 ? 'BilledCost' : 'EffectiveCost' });
});
