import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import { ChoiceField } from '../query-types/fields/ChoiceField.tsx';
import { useLoaded } from '../query-types/fields/use-loaded.ts';
import {
  chosenMetrics,
  metricNameOptions,
  namespaceOptions,
  NONE_CHOSEN,
} from '../query-types/machine-scope/metric-options.ts';
import { MetricsAlert } from '../query-types/machine-scope/MetricsAlert.tsx';
import type { VariableFieldsProps } from './variable-query.ts';

const orNone = (value: string) => (value === NONE_CHOSEN ? undefined : value);

/** Within which namespace to list the names of metrics. */
export function MetricNameFields({ query, resources, onChange }: VariableFieldsProps) {
  const state = useLoaded(resources.metrics);
  return (
    <>
      <MetricsAlert state={state} />
      <InlineFieldRow>
        <ChoiceField
          first
          id="smartcloudops-variable-namespace"
          label={t('metric.namespace', 'Namespace')}
          width={30}
          createCustomValue
          loading={state.kind === 'loading'}
          options={namespaceOptions(state, [])}
          value={query.namespace ?? NONE_CHOSEN}
          onChange={(namespace) => onChange({ ...query, namespace: orNone(namespace) })}
        />
      </InlineFieldRow>
    </>
  );
}

/** Which label's values to list, and of which metrics. */
export function LabelFields(props: VariableFieldsProps) {
  const { query, resources, onChange } = props;
  const state = useLoaded(resources.metrics);
  const { namespace, metricName = '', label } = query;
  const named = chosenMetrics(state, { namespace, metricName });
  const measured = named.length > 0 || state.kind !== 'loaded' ? named : state.value;
  const labels = [...new Set(measured.flatMap((one) => Object.keys(one.labels)))].sort();
  const anyMetric = { value: NONE_CHOSEN, label: t('metric.any-namespace', 'Any') };
  return (
    <>
      <MetricNameFields {...props} />
      <InlineFieldRow>
        <ChoiceField
          first
          id="smartcloudops-variable-metric"
          label={t('metric.name', 'Metric')}
          width={30}
          createCustomValue
          options={[anyMetric, ...metricNameOptions(state, namespace, [])]}
          value={metricName}
          onChange={(name) => onChange({ ...query, metricName: orNone(name) })}
        />
        <ChoiceField<string>
          id="smartcloudops-variable-label"
          label={t('variable.label', 'Label')}
          width={30}
          createCustomValue
          options={labels.map((value) => ({ value, label: value }))}
          value={label ?? null}
          onChange={(chosen) => onChange({ ...query, label: chosen })}
        />
      </InlineFieldRow>
    </>
  );
}
