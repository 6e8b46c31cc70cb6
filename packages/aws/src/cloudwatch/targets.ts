import type { Metric } from '@aws-sdk/client-cloudwatch';

import type { MetricTarget } from '../metric-source.ts';
import { WATCHED } from './watched.ts';
import type { Watched } from './watched.ts';

/** Where metrics were listed. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** A target and how telling it is: 0 is the most. */
interface Ranked {
  readonly rank: number;
  readonly order: string;
  readonly target: MetricTarget;
}

/** What is worth a call among the metrics that a region lists, unordered. */
export function rankTargets(
  watched: Watched,
  listed: readonly Metric[],
  { account, region }: Place
): readonly Ranked[] {
  const { namespace, dimension, more, resourceId, metrics } = watched;
  const arn = `arn:${partitionOf(region)}:*:${region}:${account}`;
  return listed.flatMap(({ MetricName, Dimensions = [] }) => {
    const dimensions = Object.fromEntries(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
    const id = dimensions[dimension];
    if (id === undefined || (!more && Dimensions.length > 1)) return [];
    const labels = {
      SubAccountId: account,
      RegionId: region,
      ResourceId: resourceId(id, { account, arn }),
      ...dimensions,
    };
    return metrics.flatMap(([metricName, ...aggregations], rank) =>
      metricName === MetricName
        ? [
            {
              rank,
              order: JSON.stringify(labels),
              target: { region, namespace, metricName, dimensions, aggregations, labels },
            },
          ]
        : []
    );
  });
}

/** The most telling metric of every thing comes before the second of any. */
export function inOrderOfWorth(ranked: readonly Ranked[]): readonly MetricTarget[] {
  const kind = new Map(WATCHED.map(({ namespace }, index) => [namespace, index]));
  const kindOf = ({ target }: Ranked) => kind.get(target.namespace) ?? 0;
  return ranked
    .toSorted((a, b) => a.rank - b.rank || kindOf(a) - kindOf(b) || (a.order < b.order ? -1 : 1))
    .map(({ target }) => target);
}

/** @see AWS General Reference, "Amazon Resource Names" */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
