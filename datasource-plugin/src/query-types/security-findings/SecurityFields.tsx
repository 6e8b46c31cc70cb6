import type { TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import { useCallback } from 'react';
import type { TargetOf } from '../../query-model.ts';
import type { Resources } from '../../resources.ts';
import type { FieldsProps } from '../editor.ts';
import { LabelledMultiCombobox } from '../fields/LabelledMultiCombobox.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { StatisticField } from '../fields/StatisticField.tsx';
import { useLoaded } from '../fields/use-loaded.ts';
import { productOptions, securityFigures, severityOptions } from './options.ts';

type Target = TargetOf<'security-findings'>;
type Filter = 'accounts' | 'regions' | 'severities' | 'products';

/** Which figure, and of which findings. */
export function SecurityFields({ id, query, resources, range, variables, onChange }: FieldsProps<Target>) {
  const accounts = useValues(resources, 'SubAccountId', range);
  const regions = useValues(resources, 'RegionId', range);
  const fields: ReadonlyArray<readonly [Filter, string, Array<ComboboxOption<string>>]> = [
    ['severities', t('security.severities', 'Severities'), severityOptions()],
    ['accounts', t('security.accounts', 'Accounts'), accounts.kind === 'loaded' ? known(accounts.value) : []],
    ['regions', t('security.regions', 'Regions'), regions.kind === 'loaded' ? known(regions.value) : []],
    ['products', t('security.products', 'Products'), productOptions()],
  ];
  return (
    <>
      <InlineFieldRow>
        <StatisticField
          first
          id={id('statistic')}
          figures={securityFigures()}
          automatic={t('security.automatic', 'A table in a panel, the number open in an alert rule')}
          value={query.statistic}
          onChange={(statistic) => onChange({ ...query, statistic })}
        />
        <NumberField
          id={id('top')}
          label={t('security.top', 'Rows')}
          tooltip={t('security.top-tooltip', 'How many of the worst, or of the most exposed.')}
          min={1}
          max={1000}
          placeholder="100"
          value={query.topN}
          onChange={(topN) => onChange({ ...query, topN })}
        />
      </InlineFieldRow>
      <InlineFieldRow>
        {fields.map(([field, label, options]) => (
          <InlineField key={field} label={label} htmlFor={id(field)}>
            <LabelledMultiCombobox<string>
              id={id(field)}
              label={label}
              width="auto"
              minWidth={18}
              maxWidth={50}
              createCustomValue
              placeholder={t('security.all', 'All')}
              options={withChosen([...options, ...variables.map((value) => ({ value, label: value }))], query[field])}
              value={[...(query[field] ?? [])]}
              onChange={(selected) =>
                onChange(
                  chosen(
                    query,
                    field,
                    selected.map(({ value }) => value)
                  )
                )
              }
            />
          </InlineField>
        ))}
      </InlineFieldRow>
    </>
  );
}

/** Values of the bill in a time range. */
function useValues(resources: Resources, dimension: string, range: TimeRange | undefined) {
  const [from, to] = [range?.from.valueOf(), range?.to.valueOf()];
  return useLoaded(
    useCallback(
      () => resources.namedValues(dimension, from === undefined || to === undefined ? undefined : { from, to }),
      [resources, dimension, from, to]
    )
  );
}

const known = (values: ReadonlyArray<{ readonly value: string | null; readonly text: string }>) =>
  values.flatMap(({ value, text }) => (value === null ? [] : [{ value, label: text }]));

/** What is chosen stays shown, whether or not it is in the list. */
function withChosen(options: Array<ComboboxOption<string>>, values: readonly string[] = []) {
  const more = values.filter((one) => !options.some(({ value }) => value === one));
  return [...options, ...more.map((value) => ({ value, label: value }))];
}

const chosen = (query: Target, field: Filter, values: readonly string[]): Target =>
  ({ ...query, [field]: values.length > 0 ? values : undefined }) as Target;
