import { arn } from './watched.ts';
import type { Watched, WatchedMetric } from './watched.ts';

const balancer: Watched['labels'] = ({ LoadBalancer }, place) =>
  arn('elasticloadbalancing', place, `loadbalancer/${LoadBalancer}`);

const HOSTS: readonly WatchedMetric[] = [
  ['UnHealthyHostCount', 'maximum'],
  ['HealthyHostCount', 'minimum'],
];

const API: readonly WatchedMetric[] = [
  ['Latency', 'average', 'p50', 'p95', 'p99'],
  ['5XXError', 'sum'],
  ['5xx', 'sum'],
  ['Count', 'sum'],
  ['4XXError', 'sum'],
  ['4xx', 'sum'],
];

/** What answers people and programs: balancers, APIs, functions. */
export const WEB: readonly Watched[] = [
  {
    listed: { namespace: 'AWS/ApplicationELB' },
    dimensions: ['LoadBalancer'],
    labels: balancer,
    metrics: [
      ['TargetResponseTime', 'average', 'p50', 'p95', 'p99'],
      ['HTTPCode_Target_5XX_Count', 'sum'],
      ['RequestCount', 'sum'],
      ['HTTPCode_ELB_5XX_Count', 'sum'],
      ['HTTPCode_Target_4XX_Count', 'sum'],
    ],
  },
  {
    listed: { namespace: 'AWS/ApplicationELB' },
    dimensions: ['LoadBalancer', 'TargetGroup'],
    rankFrom: 1,
    labels: balancer,
    metrics: HOSTS,
  },
  {
    listed: { namespace: 'AWS/NetworkELB' },
    dimensions: ['LoadBalancer'],
    rankFrom: 1,
    labels: balancer,
    metrics: [
      ['ActiveFlowCount', 'average', 'maximum'],
      ['ProcessedBytes', 'sum'],
      ['TCP_Target_Reset_Count', 'sum'],
    ],
  },
  {
    listed: { namespace: 'AWS/NetworkELB' },
    dimensions: ['LoadBalancer', 'TargetGroup'],
    rankFrom: 1,
    labels: balancer,
    metrics: HOSTS,
  },
  {
    // REST APIs go by their name, which is how the bill names them too where it names them.
    listed: { namespace: 'AWS/ApiGateway' },
    dimensions: ['ApiName'],
    labels: ({ ApiName = '' }) => ({ ResourceId: ApiName }),
    metrics: API,
  },
  {
    // HTTP and WebSocket APIs go by their id.
    listed: { namespace: 'AWS/ApiGateway' },
    dimensions: ['ApiId'],
    labels: ({ ApiId }, { region }) => arn('apigateway', { region, account: '' }, `/apis/${ApiId}`),
    metrics: API,
  },
  {
    listed: { namespace: 'AWS/Lambda' },
    dimensions: ['FunctionName'],
    labels: ({ FunctionName }, place) => arn('lambda', place, `function:${FunctionName}`),
    metrics: [
      ['Errors', 'sum'],
      ['Duration', 'average', 'p50', 'p95', 'p99'],
      ['Invocations', 'sum'],
      ['Throttles', 'sum'],
      ['ConcurrentExecutions', 'maximum'],
    ],
  },
];
