import { validation } from '../../http/aws-error.ts';
import { MONEY_DIGITS, USAGE_DIGITS } from '../../world/amount.ts';
import type { Line } from '../../world/line.ts';
import { COST_METRICS } from '../../world/line.ts';

export interface Metric {
  readonly name: string;
  readonly unit: 'USD' | 'N/A';
  readonly digits: number;
  readonly column: (line: Line) => Float64Array;
  /** Multiplies the column's amounts. */
  readonly weight: (line: Line) => number;
}

const NORMALIZED: Readonly<Record<string, number>> = {
  medium: 2,
  large: 4,
  xlarge: 8,
  '2xlarge': 16,
  '4xlarge': 32,
  '12xlarge': 96,
};

/** Normalized units of an hour: of EC2 and RDS instances, by size. */
function normalizedWeight(line: Line): number {
  const size =
    line.service.includes('Compute Cloud') || line.databaseEngine ? line.instanceType?.split('.').at(-1) : undefined;
  return NORMALIZED[size ?? ''] ?? 0;
}

const METRICS: readonly Metric[] = [
  ...COST_METRICS.map((name): Metric => ({
    name,
    unit: 'USD',
    digits: MONEY_DIGITS,
    column: (line) => line.cost[name],
    weight: () => 1,
  })),
  { name: 'UsageQuantity', unit: 'N/A', digits: USAGE_DIGITS, column: (line) => line.usage, weight: () => 1 },
  {
    name: 'NormalizedUsageAmount',
    unit: 'N/A',
    digits: USAGE_DIGITS,
    column: (line) => line.usage,
    weight: normalizedWeight,
  },
];

function snake(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, '_$&').toUpperCase();
}

/** Finds a metric by its name in either spelling (`UnblendedCost`, `UNBLENDED_COST`). @throws ValidationException */
export function metricOf(name: string): Metric {
  const metric = METRICS.find((one) => one.name === name || snake(one.name) === name);
  if (metric) return metric;
  const names = METRICS.map((one) => snake(one.name)).join(', ');
  throw validation(`Metric ${name} is invalid: valid values are [${names}]`);
}
