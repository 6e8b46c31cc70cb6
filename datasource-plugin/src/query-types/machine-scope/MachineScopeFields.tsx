import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import { useCallback } from 'react';
import type { TargetWith } from '../../query-model.ts';
import { Conditions } from '../conditions/Conditions.tsx';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { useLoaded } from '../fields/use-loaded.ts';
import { MetricsAlert } from './MetricsAlert.tsx';
import type { Aggregation } from './machine-scope.ts';
import {
  aggregationOptions,
  chosenMetrics,
  labelValues,
  metricNameOptions,
  namespaceOptions,
  NONE_CHOSEN,
} from './metric-options.ts';

const FIRST_LABEL = 'ResourceId';

/** What was measured, how it was made one value, and of what. */
export function MachineScopeFields({
  id,
  query,
  resources,
  variables,
  onChange,
}: FieldsProps<TargetWith<'metricName'>>) {
  const state = useLoaded(resources.metrics);
  const { namespace, metricName, aggregation, labels = [] } = query;
  const chosen = chosenMetrics(state, query);
  const names = [...new Set([FIRST_LABEL, ...chosen.flatMap((one) => Object.keys(one.labels))])].sort();
  const valuesOf = useCallback(
    async (label: string, search: string) =>
      labelValues(chosenMetrics(state, { namespace, metricName }), label, search),
    [state, namespace, metricName]
  );
  const chooseNamespace = (value: string) => {
    const next = value === NONE_CHOSEN ? undefined : value;
    const stays = state.kind !== 'loaded' || chosenMetrics(state, { namespace: next, metricName }).length > 0;
    // What is not measured there would be asked in vain.
    onChange({ ...query, namespace: next, ...(stays ? {} : { metricName: '', aggregation: undefined }) });
  };
  return (
    <>
      <MetricsAlert state={state} />
      <InlineFieldRow>
        <ChoiceField
          first
          id={id('namespace')}
          label={t('metric.namespace', 'Namespace')}
          tooltip={t('metric.namespace-tooltip', "The kind of thing that is measured, in the source's words.")}
          createCustomValue
          loading={state.kind === 'loading'}
          options={namespaceOptions(state, variables)}
          value={namespace ?? NONE_CHOSEN}
          onChange={chooseNamespace}
        />
        <ChoiceField
          id={id('metric-name')}
          label={t('metric.name', 'Metric')}
          width={32}
          createCustomValue
          loading={state.kind === 'loading'}
          placeholder={t('metric.name-placeholder', 'Choose what to look at')}
          options={metricNameOptions(state, namespace, variables)}
          value={metricName || null}
          onChange={(name) => onChange({ ...query, metricName: name, aggregation: undefined })}
        />
        <ChoiceField
          id={id('aggregation')}
          label={t('metric.aggregation', 'Aggregation')}
          tooltip={t(
            'metric.aggregation-tooltip',
            'How the measurements within a step were made one value. Limits are crossed by maxima and minima, hardly by averages.'
          )}
          width={18}
          createCustomValue
          options={aggregationOptions(chosen, aggregation)}
          value={aggregation ?? NONE_CHOSEN}
          onChange={(value) =>
            onChange({ ...query, aggregation: value === NONE_CHOSEN ? undefined : (value as Aggregation) })
          }
        />
      </InlineFieldRow>
      <Conditions
        id={id('label')}
        conditions={labels.map(({ label, ...rest }) => ({ name: label, ...rest }))}
        names={[...names, ...variables].map((value) => ({ value, label: value }))}
        first={FIRST_LABEL}
        variables={variables}
        valuesOf={valuesOf}
        onChange={(conditions) =>
          onChange({ ...query, labels: conditions.map(({ name, ...rest }) => ({ label: name, ...rest })) })
        }
      />
    </>
  );
}
