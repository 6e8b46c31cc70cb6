import type { Metric } from '@aws-sdk/client-cloudwatch';

import type { MetricAggregation, MetricTarget } from '../metric-source.ts';
import type { Place, Watched } from './watched/watched.ts';

/** A target and how telling it is: the lowest rank is the most. */
export interface Ranked {
  readonly rank: number;
  /** Place of its kind in the catalogue. */
  readonly kind: number;
  readonly order: string;
  readonly target: MetricTarget;
}

const isPercentile = (aggregation: MetricAggregation) => aggregation.startsWith('p');

/** What is worth a call among the metrics that a region lists, unordered. */
export function rankTargets(
  watched: Watched,
  kind: number,
  listed: readonly Metric[],
  place: Place
): readonly Ranked[] {
  const { listed: where, rankFrom = 0, unit } = watched;
  return listed.flatMap(({ Namespace = '', MetricName = '', Dimensions = [] }) => {
    const dimensions = Object.fromEntries(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
    if ('namespaces' in where && !where.namespaces.test(Namespace)) return [];
    if (!isThing(watched, dimensions)) return [];
    const position = watched.metrics.findIndex(([name]) => fits(name, MetricName));
    const [, ...aggregations] = watched.metrics[position] ?? [''];
    if (position < 0) return [];
    const labels = {
      SubAccountId: place.account,
      RegionId: place.region,
      ...watched.labels?.(dimensions, place, MetricName),
      ...dimensions,
    };
    // The API gives either plain aggregations or percentiles, so they are calls of their own.
    const calls = [
      aggregations.filter((one) => !isPercentile(one)),
      aggregations.filter((one) => isPercentile(one)),
    ].filter((one) => one.length > 0);
    return calls.map((together, later) => ({
      rank: rankFrom + position + later,
      kind,
      order: `${JSON.stringify(labels)}${MetricName}`,
      target: {
        region: place.region,
        namespace: Namespace,
        metricName: MetricName,
        dimensions,
        aggregations: together,
        ...(unit === undefined ? {} : { unit }),
        labels,
      },
    }));
  });
}

function isThing({ dimensions: needed, also = [], skip }: Watched, has: Readonly<Record<string, string>>): boolean {
  if (needed.some((name) => has[name] === undefined) || skip?.(has)) return false;
  return also === 'any' || Object.keys(has).every((name) => needed.includes(name) || also.includes(name));
}

const fits = (pattern: string, name: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

const identity = ({ region, namespace, metricName, dimensions, aggregations }: MetricTarget) =>
  JSON.stringify([region, namespace, metricName, Object.entries(dimensions).sort(), aggregations]);

/** The most telling metric of every thing comes before the second of any; what was found twice stands once. */
export function inOrderOfWorth(ranked: readonly Ranked[]): readonly MetricTarget[] {
  const sorted = ranked.toSorted((a, b) => a.rank - b.rank || a.kind - b.kind || (a.order < b.order ? -1 : 1));
  const seen = new Set<string>();
  return sorted.flatMap(({ target }) => {
    const key = identity(target);
    if (seen.has(key)) return [];
    seen.add(key);
    return [target];
  });
}
