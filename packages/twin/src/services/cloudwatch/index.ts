import type { Service } from '../../http/service.ts';
import { describeAlarmHistory } from './describe-alarm-history.ts';
import { describeAlarms } from './describe-alarms.ts';
import { getMetricData, metricQueries } from './get-metric-data.ts';
import { getMetricStatistics } from './get-metric-statistics.ts';
import { listMetrics } from './list-metrics.ts';

/** GetMetricData is charged per metric and never free; the others are within the free million of calls. */
export const cloudWatch: Service = {
  name: 'monitoring',
  iamPrefix: 'cloudwatch',
  protocol: 'json-1.0',
  target: 'GraniteServiceVersion20100801',
  throttling: { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
  operations: {
    ListMetrics: { handle: listMetrics },
    GetMetricData: {
      handle: getMetricData,
      charge: ({ input }) => ({ units: metricQueries(input).length, nanoDollarsPerUnit: 10_000n }),
    },
    GetMetricStatistics: { handle: getMetricStatistics },
    DescribeAlarms: { handle: describeAlarms },
    DescribeAlarmHistory: { handle: describeAlarmHistory },
  },
};
