import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { GroupsField } from '../fields/GroupsField.tsx';
import { AUTOMATIC, compareWithOptions, compareWithValue, driversOutputOptions } from './options.ts';

type CompareWith = NonNullable<TargetOf<'cost-drivers'>['compareWith']>;

/** What the time range is compared with, and in what form the drivers come. */
export function DriversFields({ id, query, onChange }: FieldsProps<TargetOf<'cost-drivers'>>) {
  const compareWith = query.compareWith ?? 'previous-period';
  return (
    <InlineFieldRow>
      <ChoiceField
        first
        id={id('output')}
        label={t('editor.output', 'Show')}
        options={driversOutputOptions()}
        value={query.output ?? AUTOMATIC}
        onChange={(output) => onChange({ ...query, output: output === AUTOMATIC ? undefined : output })}
      />
      <ChoiceField
        id={id('compare')}
        label={t('drivers.compare', 'Compare with')}
        tooltip={t(
          'drivers.compare-tooltip',
          'What the time range is compared with. Days that are not complete yet are left out on both sides. A variable works too.'
        )}
        createCustomValue
        options={compareWithOptions(compareWith)}
        value={compareWithValue(compareWith)}
        onChange={(chosen) => onChange({ ...query, compareWith: chosen as CompareWith })}
      />
      <GroupsField
        id={id('groups')}
        byDefault={20}
        value={query.topN}
        onChange={(topN) => onChange({ ...query, topN })}
      />
    </InlineFieldRow>
  );
}
