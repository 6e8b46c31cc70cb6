import type { MetricAggregation } from '../metric-source.ts';

/** A kind of thing that CloudWatch measures, and what of it is worth a call. */
export interface Watched {
  readonly namespace: string;
  /** The dimension that names the thing. */
  readonly dimension: string;
  /** Whether series with further dimensions are meant too: one per disk of a machine. */
  readonly more: boolean;
  /** The thing as the bill names it. @see AWS Service Authorization Reference, "Resource types" of each service */
  readonly resourceId: (id: string, place: { readonly account: string; readonly arn: string }) => string;
  /** Each line is one call per thing; the first are the most telling. */
  readonly metrics: readonly (readonly [name: string, ...aggregations: MetricAggregation[]])[];
}

/**
 * What is asked of CloudWatch. Aggregations are those that its documentation calls meaningful for the metric; percentiles are calls
 * of their own, because the API gives either them or the plain ones.
 */
export const WATCHED: readonly Watched[] = [
  {
    namespace: 'AWS/EC2',
    dimension: 'InstanceId',
    more: false,
    resourceId: (id) => id,
    metrics: [
      ['CPUUtilization', 'average', 'maximum'],
      ['StatusCheckFailed', 'maximum'],
      ['NetworkOut', 'sum'],
      ['NetworkIn', 'sum'],
    ],
  },
  {
    namespace: 'AWS/RDS',
    dimension: 'DBInstanceIdentifier',
    more: false,
    resourceId: (id, { arn }) => `${arn.replace('*', 'rds')}:db:${id}`,
    metrics: [
      ['CPUUtilization', 'average', 'maximum'],
      ['FreeStorageSpace', 'minimum'],
      ['FreeableMemory', 'minimum'],
      ['DatabaseConnections', 'maximum'],
      ['ReadLatency', 'average'],
      ['ReadIOPS', 'average'],
      ['WriteIOPS', 'average'],
    ],
  },
  {
    namespace: 'AWS/ApplicationELB',
    dimension: 'LoadBalancer',
    more: false,
    resourceId: (id, { arn }) => `${arn.replace('*', 'elasticloadbalancing')}:loadbalancer/${id}`,
    metrics: [
      ['TargetResponseTime', 'average'],
      ['TargetResponseTime', 'p99'],
      ['RequestCount', 'sum'],
      ['HTTPCode_Target_5XX_Count', 'sum'],
    ],
  },
  {
    namespace: 'AWS/Lambda',
    dimension: 'FunctionName',
    more: false,
    resourceId: (id, { arn }) => `${arn.replace('*', 'lambda')}:function:${id}`,
    metrics: [
      ['Errors', 'sum'],
      ['Duration', 'average'],
      ['Duration', 'p99'],
      ['Invocations', 'sum'],
      ['Throttles', 'sum'],
      ['ConcurrentExecutions', 'maximum'],
    ],
  },
  {
    // Memory and disks of machines are known only to the agent that runs in them.
    namespace: 'CWAgent',
    dimension: 'InstanceId',
    more: true,
    resourceId: (id) => id,
    metrics: [
      ['mem_used_percent', 'average', 'maximum'],
      ['disk_used_percent', 'maximum'],
    ],
  },
];
