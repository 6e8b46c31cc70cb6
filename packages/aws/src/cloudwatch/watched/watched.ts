import type { MetricAggregation } from '../../metric-source.ts';

/** Where metrics were listed. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

type Dimensions = Readonly<Record<string, string>>;

/** A name, or the beginning of names when it ends in `*`, and the aggregations that AWS calls meaningful for it. */
export type WatchedMetric = readonly [name: string, ...aggregations: MetricAggregation[]];

/** A kind of thing that CloudWatch measures, and what of it is worth a call. */
export interface Watched {
  /** What is listed: a namespace, or whatever carries a dimension, of the namespaces that fit. */
  readonly listed: { readonly namespace: string } | { readonly dimension: string; readonly namespaces: RegExp };
  /** Dimensions that name the thing. */
  readonly dimensions: readonly string[];
  /** Further ones that a series may have; without them a series with more dimensions is of another thing. */
  readonly also?: 'any' | readonly string[];
  readonly skip?: (dimensions: Dimensions) => boolean;
  /** Labels beside account, region and dimensions; `ResourceId` is the thing as the bill names it. */
  readonly labels?: (dimensions: Dimensions, place: Place, metricName: string) => Record<string, string>;
  /** The first are the most telling. Plain aggregations of a metric are one call, its percentiles another. */
  readonly metrics: readonly WatchedMetric[];
  /** The only region that it is looked for in; absent: every one. */
  readonly region?: string;
  /** What its values are in, where CloudWatch does not say. */
  readonly unit?: string;
  /** Worth of the first metric: 0 (default) is the most telling of a thing. */
  readonly rankFrom?: number;
}

/** @see AWS General Reference, "Amazon Resource Names", and Service Authorization Reference, "Resource types" of each service */
export function arn(service: string, { account, region }: Place, resource: string): { ResourceId: string } {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return { ResourceId: `arn:${partition}:${service}:${region}:${account}:${resource}` };
}
