import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { LabelledMultiCombobox } from '../fields/LabelledMultiCombobox.tsx';
import { labelWidth } from '../fields/label-width.ts';

type Props = FieldsProps<TargetOf<'recommendations'>>;
type Filter = 'accounts' | 'services' | 'actions' | 'efforts';

function filterTexts(): ReadonlyArray<readonly [filter: Filter, label: string, offered: readonly string[]]> {
  return [
    ['accounts', t('recommendations.accounts', 'Accounts'), []],
    ['services', t('recommendations.services', 'Services'), []],
    ['actions', t('recommendations.actions', 'Actions'), ['Delete', 'Rightsize', 'Stop', 'Upgrade']],
    ['efforts', t('recommendations.efforts', 'Efforts'), ['low', 'medium', 'high']],
  ];
}

/** Which recommendations: none chosen is all. Any text may be typed, and variables work. */
export function RecommendationsScope({ id, query, variables, onChange }: Props) {
  return (
    <InlineFieldRow>
      {filterTexts().map(([filter, label, offered], i) => {
        const chosen = query[filter] ?? [];
        const values = [...new Set([...offered, ...variables, ...chosen])];
        return (
          <InlineField key={filter} label={label} labelWidth={labelWidth(i === 0)} htmlFor={id(filter)}>
            <LabelledMultiCombobox
              id={id(filter)}
              label={label}
              width={24}
              createCustomValue
              placeholder={t('recommendations.all', 'All')}
              options={values.map((value) => ({ value, label: value }))}
              value={[...chosen]}
              onChange={(now) => onChange({ ...query, [filter]: now.map(({ value }) => value) })}
            />
          </InlineField>
        );
      })}
    </InlineFieldRow>
  );
}
