import { t } from '@grafana/i18n';
import type { ComboboxOption } from '@grafana/ui';
import type { MeasuredMetric } from '../../resources.ts';
import type { Loading } from '../fields/use-loaded.ts';
import type { MachineScope } from './machine-scope.ts';

export type MetricsState = Loading<readonly MeasuredMetric[]>;

/** Stands for an absent namespace or aggregation, since a choice is always something. */
export const NONE_CHOSEN = '';

const listed = (state: MetricsState) => (state.kind === 'loaded' ? state.value : []);
const asOptions = (values: Iterable<string>) => [...new Set(values)].map((value) => ({ value, label: value }));

/** The metrics that a scope may mean. */
export function chosenMetrics(state: MetricsState, { namespace, metricName }: MachineScope): readonly MeasuredMetric[] {
  return listed(state).filter(
    (one) => one.metricName === metricName && (namespace === undefined || one.namespace === namespace)
  );
}

export function namespaceOptions(state: MetricsState, variables: readonly string[]): Array<ComboboxOption<string>> {
  const any = { value: NONE_CHOSEN, label: t('metric.any-namespace', 'Any') };
  return [any, ...asOptions(listed(state).map(({ namespace }) => namespace)), ...asOptions(variables)];
}

/** Names within the namespace, with what they are of and their unit. */
export function metricNameOptions(
  state: MetricsState,
  namespace: string | undefined,
  variables: readonly string[]
): Array<ComboboxOption<string>> {
  const within = listed(state).filter((one) => namespace === undefined || one.namespace === namespace);
  const byName = new Map<string, string[]>();
  for (const one of within) {
    const about = namespace === undefined ? one.namespace : (one.unit ?? '');
    byName.set(one.metricName, [...(byName.get(one.metricName) ?? []), about].filter(Boolean));
  }
  return [
    ...[...byName].map(([value, about]) => ({ value, label: value, description: about.join(', ') })),
    ...asOptions(variables),
  ];
}

/** The aggregations that were collected, and the one that a query has already. */
export function aggregationOptions(
  metrics: readonly MeasuredMetric[],
  chosen: string | undefined
): Array<ComboboxOption<string>> {
  const automatic = {
    value: NONE_CHOSEN,
    label: t('statistic.automatic', 'Automatic'),
    description: t('metric.aggregation-automatic', 'The first that is collected'),
  };
  return [
    automatic,
    ...asOptions([...metrics.flatMap(({ aggregations }) => aggregations), ...(chosen ? [chosen] : [])]),
  ];
}

/** Values of a label of these metrics that hold the searched text. */
export function labelValues(metrics: readonly MeasuredMetric[], label: string, search: string): string[] {
  const values = new Set(metrics.flatMap(({ labels }) => labels[label] ?? []));
  return [...values].filter((value) => value.toLowerCase().includes(search.toLowerCase())).sort();
}
