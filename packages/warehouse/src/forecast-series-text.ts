import type { ForecastQuestion } from './forecast-store.ts';

type Asked = Pick<ForecastQuestion, 'connections' | 'metric' | 'filters' | 'groupBy'>;

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const unique = (values: readonly (string | null)[]) => [...new Set(values)].sort(byText);

/** One spelling of a question: the order of connections, of filters and of their values does not change what is asked. */
export function forecastSeriesText({ connections, metric, filters, groupBy }: Asked): string {
  const restated = filters
    .filter(({ values }) => values.length > 0)
    .map(({ dimension, op, values }) => [dimension, op, unique(values)]);
  return JSON.stringify([unique(connections), metric, restated.sort(byText), groupBy]);
}

/** What {@link forecastSeriesText} was made from. */
export function readForecastSeriesText(text: string): Asked {
  const [connections, metric, filters, groupBy] = JSON.parse(text) as [
    Asked['connections'],
    Asked['metric'],
    [Asked['filters'][number]['dimension'], Asked['filters'][number]['op'], (string | null)[]][],
    Asked['groupBy'],
  ];
  return {
    connections,
    metric,
    filters: filters.map(([dimension, op, values]) => ({ dimension, op, values })),
    groupBy,
  };
}
