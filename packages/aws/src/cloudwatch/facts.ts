import type { SourceFacts } from '../source-facts.ts';

/** What CloudWatch is and costs as a source of measurements. */
export const CLOUDWATCH_FACTS: SourceFacts = {
  name: 'cloudwatch',
  title: 'Amazon CloudWatch',
  area: 'performance',
  delivers: 'measurements',
  permissions: [
    { action: 'cloudwatch:ListMetrics', why: 'what there is to measure, and with it all metrics' },
    { action: 'cloudwatch:GetMetricStatistics', why: 'the values of all metrics' },
  ],
  calls: [
    { operation: 'ListMetrics', price: '0', freePerMonth: 1_000_000 },
    { operation: 'GetMetricStatistics', price: '0', freePerMonth: 1_000_000 },
  ],
  freshness: { updatedEveryHours: 1, delayHours: 1 },
  accuracy:
    'Hourly values as CloudWatch aggregates them; the last three hours are asked for again, because late values may still change them.',
  reference: 'Amazon CloudWatch pricing; API reference of ListMetrics and GetMetricStatistics',
};
