import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow } from '@grafana/ui';
import { useCallback } from 'react';
import type { TargetWith } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { Conditions } from '../conditions/Conditions.tsx';
import type { ValuesOf } from '../conditions/ConditionRow.tsx';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { LabelledMultiCombobox } from '../fields/LabelledMultiCombobox.tsx';
import { optionsOf } from '../fields/options-of.ts';
import type { Dimension, Metric } from './cost-scope.ts';
import { dimensionOptions } from './dimension-options.ts';
import { DimensionsAlert } from './DimensionsAlert.tsx';
import { useDimensions } from './use-dimensions.ts';

function metricOptions() {
  return optionsOf<Metric>({
    BilledCost: ['BilledCost', t('metric.billed', 'What the invoice says')],
    EffectiveCost: ['EffectiveCost', t('metric.effective', 'With prepaid commitments spread over their use')],
    ListCost: ['ListCost', t('metric.list', 'At public prices, before discounts')],
    ContractedCost: ['ContractedCost', t('metric.contracted', 'At negotiated prices, before commitments')],
  });
}

/** Which amounts, of which charges, added up by what. */
export function CostScopeFields({
  id,
  query,
  resources,
  range,
  variables,
  onChange,
}: FieldsProps<TargetWith<'groupBy'>>) {
  const state = useDimensions(resources);
  const dimensions = dimensionOptions(state, variables);
  const valuesOf: ValuesOf = useCallback(
    (dimension, search) =>
      resources.dimensionValues(dimension, range && { from: range.from.valueOf(), to: range.to.valueOf() }, search),
    [resources, range]
  );
  return (
    <>
      <DimensionsAlert state={state} />
      <InlineFieldRow>
        <ChoiceField<string>
          first
          id={id('metric')}
          label={t('editor.metric', 'Metric')}
          tooltip={t('editor.metric-tooltip', 'Which of the amounts of a charge to add up. Names are FOCUS columns.')}
          options={[...metricOptions(), ...variables.map((value) => ({ value, label: value }))]}
          value={query.metric ?? 'BilledCost'}
          onChange={(metric) => onChange({ ...query, metric: metric as Metric })}
        />
        <InlineField label={t('editor.group-by', 'Group by')} htmlFor={id('group-by')} grow>
          <LabelledMultiCombobox
            id={id('group-by')}
            label={t('editor.group-by', 'Group by')}
            options={dimensions}
            value={query.groupBy ?? []}
            createCustomValue
            loading={state.kind === 'loading'}
            placeholder={t('editor.group-by-placeholder', 'One total')}
            onChange={(chosen) => onChange({ ...query, groupBy: chosen.map(({ value }) => value as Dimension) })}
          />
        </InlineField>
      </InlineFieldRow>
      <Conditions
        id={id('filter')}
        conditions={(query.filters ?? []).map(({ dimension, ...rest }) => ({ name: dimension, ...rest }))}
        names={dimensions}
        first="ServiceName"
        variables={variables}
        valuesOf={valuesOf}
        onChange={(conditions) =>
          onChange({
            ...query,
            filters: conditions.map(({ name, ...rest }) => ({ dimension: name as Dimension, ...rest })),
          })
        }
      />
    </>
  );
}
