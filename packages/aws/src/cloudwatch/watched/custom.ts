import { AwsError } from '../../errors.ts';
import type { MetricAggregation } from '../../metric-source.ts';
import type { Watched } from './watched.ts';

/** Metrics of an application that a person asks for in the settings of a connection. */
export interface CustomMetrics {
  /** `MyShop/Checkout` */
  readonly namespace: string;
  /** Names, or beginnings of names that end in `*`. Absent: all of the namespace. */
  readonly metricNames?: readonly string[];
  readonly aggregations: readonly MetricAggregation[];
  /** Only series with these values of these dimensions. */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** Only in this region. Absent: in all that are looked at. */
  readonly region?: string;
  /** As CloudWatch names units (`Milliseconds`), for metrics that were sent without one. */
  readonly unit?: string;
}

const AGGREGATION = /^(average|sum|maximum|minimum|p(100|\d{1,2}(\.\d{1,2})?))$/;

/** What people ask for themselves comes before everything else. @throws AwsError `AWS_SETTING_WRONG` */
export function customWatched({
  namespace,
  metricNames,
  aggregations,
  dimensions = {},
  region,
  unit,
}: CustomMetrics): Watched {
  const wrong = (what: string) => new AwsError('AWS_SETTING_WRONG', `The setting for custom metrics ${what}.`);
  if (!/^[^:][\x20-\x7e]{0,254}$/.test(namespace))
    throw wrong(`has the namespace ${JSON.stringify(namespace)}, which CloudWatch cannot have`);
  const unknown = aggregations.find((one) => !AGGREGATION.test(one));
  if (aggregations.length === 0 || unknown !== undefined)
    throw wrong(
      `of ${namespace} has ${unknown === undefined ? 'no aggregation' : `the aggregation ${JSON.stringify(unknown)}`}; there are average, sum, maximum, minimum and percentiles such as p95`
    );
  const wanted = Object.entries(dimensions);
  return {
    listed: { namespace },
    dimensions: wanted.map(([name]) => name),
    also: 'any',
    skip: (has) => wanted.some(([name, value]) => has[name] !== value),
    metrics: (metricNames ?? ['*']).map((name) => [name, ...aggregations]),
    ...(region === undefined ? {} : { region }),
    ...(unit === undefined ? {} : { unit }),
    rankFrom: -100,
  };
}
