import type { SourceFacts } from '../source-facts.ts';

/** What CloudWatch's alarms are and cost as a source of items. */
export const CLOUDWATCH_ALARMS_FACTS: SourceFacts = {
  name: 'cloudwatch-alarms',
  title: 'Amazon CloudWatch alarms',
  area: 'performance',
  delivers: 'items',
  permissions: [
    { action: 'cloudwatch:DescribeAlarms', why: 'the alarms and the state that each is in' },
    { action: 'cloudwatch:DescribeAlarmHistory', why: 'when alarms went off and ended in the last 30 days' },
  ],
  calls: [
    { operation: 'DescribeAlarms', price: '0', freePerMonth: 1_000_000 },
    { operation: 'DescribeAlarmHistory', price: '0', freePerMonth: 1_000_000 },
  ],
  freshness: { updatedEveryHours: 1, delayHours: 0 },
  accuracy: 'States as CloudWatch holds them at the moment of the call; it keeps changes for 30 days.',
  reference: 'Amazon CloudWatch pricing; API reference of DescribeAlarms and DescribeAlarmHistory',
};
