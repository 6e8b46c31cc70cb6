import type { MetricFindValue, TimeRange } from '@grafana/data';
import { toText } from '../absent.ts';
import type { Resources } from '../resources.ts';
import type { VariableQuery } from './variable-query.ts';

interface FindOptions {
  readonly range?: TimeRange;
  readonly search?: string;
  /** Replaces other variables in a text, so that one variable can depend on another. */
  readonly replace: (text: string) => string;
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
    case 'values': {
      if (!query.dimension) return [];
      const range = options.range && { from: options.range.from.valueOf(), to: options.range.to.valueOf() };
      const values = await resources.dimensionValues(options.replace(query.dimension), range, options.search);
      return values.map((value) => ({ text: value ?? '(none)', value: toText(value) }));
    }
  }
}
