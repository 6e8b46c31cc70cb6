import type { Question } from './cost-questions.ts';

type CapacityQuestion = Extract<Question, { queryType: 'capacity' }>;

/** Machines of some accounts whose CPU will be used up, the most urgent first. */
export function cpuCapacity(accounts: string[], limit: number): CapacityQuestion {
  return {
    queryType: 'capacity',
    metricName: 'CPUUtilization',
    aggregation: 'maximum',
    labels: [{ label: 'SubAccountId', op: 'in', values: accounts }],
    limit,
    direction: 'above',
    horizonDays: 30,
    topN: 20,
    statistic: 'all',
  };
}
