import type { Datapoint, Statistic } from '@aws-sdk/client-cloudwatch';

import { AwsError } from '../errors.ts';
import type { AwsErrorCode } from '../errors.ts';
import type { MetricAggregation, MetricPoints, MetricSource } from '../metric-source.ts';
import type { CloudWatchClient } from './client.ts';
import { CLOUDWATCH_FACTS } from './facts.ts';
import { listRegion } from './list-metrics.ts';
import { inOrderOfWorth } from './targets.ts';
import type { Ranked } from './targets.ts';
import { customWatched } from './watched/custom.ts';
import type { CustomMetrics } from './watched/custom.ts';
import { WATCHED } from './watched/index.ts';

/**
 * What CloudWatch is and costs. GetMetricStatistics and ListMetrics are in the free million of calls a month; GetMetricData never
 * is, so it is not used. Source: Amazon CloudWatch pricing; API reference of both operations.
 */
export const CLOUDWATCH = {
  name: CLOUDWATCH_FACTS.name,
  title: CLOUDWATCH_FACTS.title,
  actions: CLOUDWATCH_FACTS.permissions.map(({ action }) => action),
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

/** What a region answers that is not switched on for the account, or that a policy of the organisation closes. */
const CLOSED_REGION: ReadonlySet<string> = new Set<AwsErrorCode>(['AWS_ACCESS_DENIED', 'AWS_KEY_UNKNOWN']);

/**
 * Hourly measurements of the account that the credentials belong to; the free operations show no other account's.
 * @param clients one per region; a region that refuses is left out as long as another one answers
 * @param account asks who we are
 * @param custom what people ask for beside the catalogue; it comes first
 * @param regions where the catalogue is looked for; default: wherever there is a client
 * @throws AwsError `AWS_SETTING_WRONG`
 */
export function cloudWatchSource(
  clients: ReadonlyMap<string, CloudWatchClient>,
  account: (signal?: AbortSignal) => Promise<string>,
  custom: readonly CustomMetrics[] = [],
  regions: readonly string[] = [...clients.keys()]
): MetricSource {
  const own = custom.map(customWatched);
  return {
    ...CLOUDWATCH,
    lookedFor: JSON.stringify([[...clients.keys()], regions, custom]),
    async discover(beforeCall, signal, onProblem) {
      const who = await account(signal);
      const ranked: Ranked[] = [];
      const refused: AwsError[] = [];
      for (const [region, client] of clients) {
        const watched = [...own, ...(regions.includes(region) ? WATCHED : [])];
        try {
          ranked.push(...(await listRegion(client, watched, { account: who, region }, beforeCall, signal)));
        } catch (error) {
          if (!(error instanceof AwsError) || !CLOSED_REGION.has(error.code)) throw error;
          refused.push(error);
        }
      }
      if (refused.length === clients.size && refused[0]) throw refused[0];
      for (const error of refused) onProblem?.(error);
      custom.forEach(({ namespace, metricNames, region }, kind) => {
        if (!ranked.some((one) => one.kind === kind)) onProblem?.(nothingFound(namespace, metricNames, region));
      });
      return inOrderOfWorth(ranked);
    },
    async fetch({ region, namespace, metricName, dimensions, aggregations, unit }, from, to, signal) {
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
      return aggregations.map((one) => {
        const found = pointsOf(points, one, from, to);
        return unit !== undefined && isUnsaid(found.unit) ? { ...found, unit } : found;
      });
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

/** Somebody waits for these, so that nothing is no answer. */
function nothingFound(namespace: string, names: readonly string[] | undefined, region: string | undefined): AwsError {
  const what = names ? `no metric ${names.join(' or ')}` : 'no metric';
  return new AwsError(
    'AWS_SETTING_WRONG',
    `CloudWatch lists ${what} of the namespace ${namespace}${region === undefined ? '' : ` in ${region}`} that fits the setting for custom metrics; it lists what was sent in the last two weeks.`
  );
}

/** CloudWatch calls what was sent without a unit `None`. */
const isUnsaid = (unit: string | null): boolean => unit === null || unit === 'None';

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
