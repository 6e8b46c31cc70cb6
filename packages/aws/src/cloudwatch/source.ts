import type { Datapoint, Metric, Statistic } from '@aws-sdk/client-cloudwatch';

import type { MetricAggregation, MetricPoints, MetricSource } from '../metric-source.ts';
import type { CloudWatchClient } from './client.ts';
import { inOrderOfWorth, rankTargets } from './targets.ts';
import { WATCHED } from './watched.ts';

/**
 * What CloudWatch is and costs. GetMetricStatistics and ListMetrics are in the free million of calls a month; GetMetricData never
 * is, so it is not used. Source: Amazon CloudWatch pricing; API reference of both operations.
 */
export const CLOUDWATCH = {
  name: 'cloudwatch',
  title: 'Amazon CloudWatch',
  actions: ['cloudwatch:ListMetrics', 'cloudwatch:GetMetricStatistics'],
  freeCallsPerMonth: 1_000_000,
  // Hourly values are kept for 455 days, finer ones for 15 to 63.
  stepMs: 3_600_000,
  stepsPerCall: 1440,
  settlesAfterSteps: 3,
} as const;

const STATISTICS: Readonly<Partial<Record<MetricAggregation, Statistic>>> = {
  average: 'Average',
  sum: 'Sum',
  maximum: 'Maximum',
  minimum: 'Minimum',
};

/**
 * Hourly measurements of the account that the credentials belong to; the free operations show no other account's.
 * @param clients one per region
 * @param account asks who we are
 */
export function cloudWatchSource(
  clients: ReadonlyMap<string, CloudWatchClient>,
  account: (signal?: AbortSignal) => Promise<string>
): MetricSource {
  return {
    ...CLOUDWATCH,
    async discover(beforeCall, signal) {
      const own = await account(signal);
      const ranked = [];
      for (const [region, client] of clients) {
        for (const watched of WATCHED) {
          const listed: Metric[] = [];
          for (let token: string | undefined, first = true; first || token; first = false) {
            await beforeCall();
            const page = await client.listMetrics(
              { Namespace: watched.namespace, ...(token ? { NextToken: token } : {}) },
              signal
            );
            listed.push(...(page.Metrics ?? []));
            token = page.NextToken;
          }
          ranked.push(...rankTargets(watched, listed, { account: own, region }));
        }
      }
      return inOrderOfWorth(ranked);
    },
    async fetch({ region, namespace, metricName, dimensions, aggregations }, from, to, signal) {
      const percentiles = aggregations.filter((one) => STATISTICS[one] === undefined);
      const plain = aggregations.flatMap((one) => STATISTICS[one] ?? []);
      const points = await client(region).getMetricStatistics(
        {
          Namespace: namespace,
          MetricName: metricName,
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          StartTime: new Date(from),
          EndTime: new Date(to),
          Period: CLOUDWATCH.stepMs / 1000,
          ...(plain.length > 0 ? { Statistics: plain } : { ExtendedStatistics: percentiles }),
        },
        signal
      );
      return aggregations.map((one) => pointsOf(points, one, from, to));
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };

  function client(region: string): CloudWatchClient {
    const found = clients.get(region);
    if (!found) throw new RangeError(`There is no client for the region ${region}`);
    return found;
  }
}

/** Datapoints come in no order. */
function pointsOf(
  points: readonly Datapoint[],
  aggregation: MetricAggregation,
  from: number,
  to: number
): MetricPoints {
  const statistic = STATISTICS[aggregation];
  const known = points
    .flatMap((point) => {
      const time = point.Timestamp?.getTime() ?? NaN;
      const value = statistic === undefined ? point.ExtendedStatistics?.[aggregation] : point[statistic];
      return value !== undefined && time >= from && time < to ? [{ time, value, unit: point.Unit }] : [];
    })
    .sort((a, b) => a.time - b.time);
  return {
    aggregation,
    unit: known.at(-1)?.unit ?? null,
    times: known.map(({ time }) => time),
    values: known.map(({ value }) => value),
  };
}
