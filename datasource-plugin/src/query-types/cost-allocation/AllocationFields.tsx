import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import { useCallback } from 'react';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { FailureAlert } from '../fields/FailureAlert.tsx';
import { StatisticField } from '../fields/StatisticField.tsx';
import { grainOptions } from '../fields/grain-options.ts';
import { useLoaded } from '../fields/use-loaded.ts';

/** By which rules, per which time, and which figure. */
export function AllocationFields({
  id,
  query,
  resources,
  variables,
  onChange,
}: FieldsProps<TargetOf<'cost-allocation'>>) {
  const state = useLoaded(useCallback(() => resources.allocations(), [resources]));
  const known = state.kind === 'loaded' ? state.value : [];
  const grain = query.grain ?? 'total';
  return (
    <>
      <FailureAlert
        state={state}
        forbidden={t('allocation.forbidden', 'You may not read the allocation rules of this data source')}
        failed={t('allocation.failed', 'The allocation rules could not be read')}
      />
      <InlineFieldRow>
        <ChoiceField<string>
          first
          id={id('allocation')}
          label={t('allocation.rules', 'Rules')}
          tooltip={t('allocation.rules-tooltip', 'The allocation rules that say whose a charge is.')}
          options={[
            ...known.map(({ name, title }) => ({ value: name, label: title, description: name })),
            ...variables.map((value) => ({ value, label: value })),
          ]}
          value={query.allocation || null}
          createCustomValue
          loading={state.kind === 'loading'}
          placeholder={
            state.kind === 'loaded' && known.length === 0
              ? t('allocation.none', 'None written yet')
              : t('allocation.choose', 'Choose')
          }
          onChange={(allocation) => onChange({ ...query, allocation })}
        />
        <ChoiceField
          id={id('grain')}
          label={t('editor.grain', 'Per')}
          options={grainOptions()}
          value={grain}
          onChange={(chosen) => onChange({ ...query, grain: chosen })}
        />
        {grain === 'total' && (
          <StatisticField
            id={id('statistic')}
            figures={{
              all: [t('statistic.all', 'All figures')],
              total: [
                t('allocation.total', 'Cost'),
                t('allocation.total-help', 'What each name bears, shared cost included'),
              ],
              'unallocated-share': [
                t('allocation.unallocated', 'Share without an owner'),
                t('allocation.unallocated-help', 'Of all cost, what no rule names: 0.1 is ten per cent'),
              ],
            }}
            automatic={t('allocation.automatic', 'All figures in a panel, the share without an owner in an alert rule')}
            value={query.statistic}
            onChange={(statistic) => onChange({ ...query, statistic })}
          />
        )}
      </InlineFieldRow>
    </>
  );
}
