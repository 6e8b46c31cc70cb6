import type { Monitored } from '../../world/meter.ts';
import { hex, keyOf } from '../../world/random.ts';
import type { CountedPlan } from './counted-series.ts';
import { counted, countedSeries, durations, failed, failures } from './counted-series.ts';
import { levelSeries } from './level-series.ts';
import { gauge } from './sample.ts';
import type { MetricDimension, Series } from './series.ts';

const { ceil } = Math;

function balancerMetrics({ key }: Monitored): readonly CountedPlan[] {
  const sparse = (name: string, share: number): CountedPlan => {
    const wrong = failures(keyOf(key, name), share);
    const code = name.toUpperCase();
    return {
      name: `HTTPCode_Target_${code}_Count`,
      unit: 'Count',
      record: (count, from) => counted(wrong(count, from), from, 0),
    };
  };
  return [
    { name: 'RequestCount', unit: 'Count', record: counted },
    { name: 'TargetResponseTime', unit: 'Seconds', record: durations(keyOf(key, 'latency'), 0.042, 0.75) },
    sparse('5xx', 0.0004),
    sparse('4xx', 0.011),
    {
      name: 'ActiveConnectionCount',
      unit: 'Count',
      record: (count, _from, step) => (count === 0 ? null : gauge(ceil((count * 1000 * 18) / step))),
    },
  ];
}

function functionMetrics(resource: Monitored): readonly CountedPlan[] {
  const { key } = resource;
  return [
    { name: 'Invocations', unit: 'Count', record: counted },
    { name: 'Errors', unit: 'Count', record: failed(resource, 'errors', 0.0015) },
    { name: 'Throttles', unit: 'Count', record: failed(resource, 'throttles', 0.00002) },
    { name: 'Duration', unit: 'Milliseconds', record: durations(keyOf(key, 'duration'), 85, 0.9) },
    {
      name: 'ConcurrentExecutions',
      unit: 'Count',
      record: (count, _from, step) => (count === 0 ? null : gauge(ceil((count * 120) / step))),
    },
  ];
}

/** The group of targets of a load balancer, as CloudWatch and its ARN name it. */
export const targetGroupOf = ({ key, resource }: Monitored): string =>
  `targetgroup/${resource.name}/${hex(keyOf(key, 'group'), 16)}`;

/** Metrics of a load balancer, every minute; those of its targets by target group. */
export function balancerSeries(resource: Monitored): Series[] {
  const { id } = resource.resource;
  const balancer: MetricDimension = { Name: 'LoadBalancer', Value: id.slice(id.indexOf('app/')) };
  const group = { Name: 'TargetGroup', Value: targetGroupOf(resource) };
  const as = { namespace: 'AWS/ApplicationELB', dimensions: [group, balancer], stepSeconds: 60 };
  return [
    ...countedSeries(resource, as.namespace, [balancer], balancerMetrics(resource)),
    ...levelSeries(resource, as, [
      { name: 'HealthyHostCount', unit: 'Count', level: () => 4 },
      { name: 'UnHealthyHostCount', unit: 'Count', level: () => 0 },
    ]),
  ];
}

/** Metrics of a function, every minute. Invocations of a day are the requests that the bill charges. */
export function functionSeries(resource: Monitored): Series[] {
  const Value = resource.resource.id.split(':').at(-1) ?? '';
  return countedSeries(resource, 'AWS/Lambda', [{ Name: 'FunctionName', Value }], functionMetrics(resource));
}

/** Metrics of a REST API, every minute, in total and of its stage. Its requests are those that the bill charges. */
export function apiSeries(resource: Monitored): Series[] {
  const latency = keyOf(resource.key, 'latency');
  const plans: readonly CountedPlan[] = [
    { name: 'Latency', unit: 'Milliseconds', record: durations(latency, 64, 0.7) },
    { name: 'IntegrationLatency', unit: 'Milliseconds', record: durations(latency, 51, 0.7) },
    { name: 'Count', unit: 'Count', record: counted },
    { name: '5XXError', unit: 'Count', record: failed(resource, '5xx', 0.0006) },
    { name: '4XXError', unit: 'Count', record: failed(resource, '4xx', 0.014) },
  ];
  const api = { Name: 'ApiName', Value: resource.resource.name };
  return [[api], [api, { Name: 'Stage', Value: 'live' }]].flatMap((dimensions) =>
    countedSeries(resource, 'AWS/ApiGateway', dimensions, plans)
  );
}

/** Metrics of a queue (every five minutes at AWS) or a table. */
export function messagingSeries(resource: Monitored): Series[] {
  const { name } = resource.resource;
  if (resource.kind === 'queue') {
    return [
      ...countedSeries(
        resource,
        'AWS/SQS',
        [{ Name: 'QueueName', Value: name }],
        [{ name: 'NumberOfMessagesSent', unit: 'Count', record: (count) => counted(ceil(count / 3), 0, 0) }]
      ),
      ...levelSeries(
        resource,
        { namespace: 'AWS/SQS', dimensions: [{ Name: 'QueueName', Value: name }], stepSeconds: 300 },
        [
          { name: 'ApproximateAgeOfOldestMessage', unit: 'Seconds', level: (busy) => ceil(2 + 9 * busy * busy) },
          { name: 'ApproximateNumberOfMessagesVisible', unit: 'Count', level: (busy) => ceil(140 * busy * busy) },
        ]
      ),
    ];
  }
  return countedSeries(
    resource,
    'AWS/DynamoDB',
    [{ Name: 'TableName', Value: name }],
    [
      { name: 'ConsumedReadCapacityUnits', unit: 'Count', record: counted },
      { name: 'ReadThrottleEvents', unit: 'Count', record: failed(resource, 'throttles', 0.0000002) },
    ]
  );
}
