import type { MetricFindValue, TimeRange } from '@grafana/data';
import { toText } from '../absent.ts';
import type { MeasuredMetric, Resources } from '../resources.ts';
import type { VariableQuery } from './variable-query.ts';

interface FindOptions {
  readonly range?: TimeRange;
  readonly search?: string;
  /** Replaces other variables in a text, so that one variable can depend on another. */
  readonly replace: (text: string) => string;
}

const sorted = (texts: readonly string[]): MetricFindValue[] => [...new Set(texts)].sort().map((text) => ({ text }));

/** The metrics that a variable's query means. */
function within(
  metrics: readonly MeasuredMetric[],
  { namespace, metricName }: VariableQuery,
  replace: (text: string) => string
): MeasuredMetric[] {
  const means = (wanted: string | undefined, name: string) => !wanted || replace(wanted) === name;
  return metrics.filter((one) => means(namespace, one.namespace) && means(metricName, one.metricName));
}

/** The entries of a dashboard variable. */
export async function findValues(
  resources: Resources,
  query: VariableQuery,
  options: FindOptions
): Promise<MetricFindValue[]> {
  switch (query.kind) {
    case 'dimensions':
      return (await resources.dimensions()).map((text) => ({ text }));
    case 'tag-keys':
      return (await resources.tagKeys()).map((key) => ({ text: key, value: `Tags.${key}` }));
    case 'connections':
      return (await resources.connections()).map(({ id, name }) => ({ text: name, value: id }));
    case 'namespaces':
      return sorted((await resources.metrics()).map(({ namespace }) => namespace));
    case 'metric-names':
      return sorted(within(await resources.metrics(), query, options.replace).map(({ metricName }) => metricName));
    case 'label-values': {
      const { label = '' } = query;
      const measured = within(await resources.metrics(), query, options.replace);
      return sorted(measured.flatMap(({ labels }) => labels[options.replace(label)] ?? []));
    }
    case 'values': {
      if (!query.dimension) return [];
      const range = options.range && { from: options.range.from.valueOf(), to: options.range.to.valueOf() };
      const values = await resources.namedValues(options.replace(query.dimension), range, options.search);
      return values.map(({ value, text }) => ({ text, value: toText(value) }));
    }
  }
}
