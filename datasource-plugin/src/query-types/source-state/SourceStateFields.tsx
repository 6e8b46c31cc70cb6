import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, InlineSwitch } from '@grafana/ui';
import { useCallback } from 'react';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { LabelledMultiCombobox } from '../fields/LabelledMultiCombobox.tsx';
import { StatisticField } from '../fields/StatisticField.tsx';
import { useLoaded } from '../fields/use-loaded.ts';

/** Which sources, and which figure of each. */
export function SourceStateFields({ id, query, resources, onChange }: FieldsProps<TargetOf<'source-state'>>) {
  const known = useLoaded(useCallback(() => resources.sources(), [resources]));
  const chosen = query.sources ?? [];
  const listed = known.kind === 'loaded' ? known.value : [];
  // What is chosen stays shown, whether or not the list is there.
  const options = [
    ...listed.map(({ name, title }) => ({ value: name, label: title })),
    ...chosen.filter((name) => !listed.some((one) => one.name === name)).map((name) => ({ value: name, label: name })),
  ];
  const label = t('source-state.sources', 'Sources');
  return (
    <InlineFieldRow>
      <StatisticField
        first
        id={id('statistic')}
        figures={{
          all: [t('statistic.all', 'All figures')],
          lag: [
            t('source-state.lag', 'Hours overdue'),
            t('source-state.lag-help', 'Beyond the rhythm of the source; 0 while it is on time'),
          ],
          age: [
            t('source-state.age', 'Hours since it was had'),
            t('source-state.age-help', 'Since the last collection that succeeded'),
          ],
          failing: [
            t('source-state.failing', 'Failing'),
            t('source-state.failing-help', '1 when it brought less than it should, else 0'),
          ],
        }}
        automatic={t('source-state.automatic', 'A table in a panel, the hours overdue in an alert rule')}
        value={query.statistic}
        onChange={(statistic) => onChange({ ...query, statistic })}
      />
      <InlineField label={label} htmlFor={id('sources')}>
        <LabelledMultiCombobox
          id={id('sources')}
          label={label}
          width="auto"
          minWidth={24}
          maxWidth={60}
          placeholder={t('source-state.all-sources', 'All')}
          options={options}
          value={chosen}
          onChange={(selected) => {
            const sources = selected.map(({ value }) => value);
            onChange({ ...query, sources: sources.length > 0 ? sources : undefined });
          }}
        />
      </InlineField>
      <InlineField
        label={t('source-state.off', 'Also switched off')}
        tooltip={t('source-state.off-tooltip', 'Sources that are not collected, with the reason')}
        htmlFor={id('off')}
      >
        <InlineSwitch
          id={id('off')}
          value={query.off ?? false}
          onChange={({ currentTarget: { checked } }) => onChange({ ...query, off: checked })}
        />
      </InlineField>
    </InlineFieldRow>
  );
}
