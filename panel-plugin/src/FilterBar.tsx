import { t } from '@grafana/i18n';
import { MultiCombobox, Stack } from '@grafana/ui';
import { useId } from 'react';
import { FILTERS, UNSTATED, valuesOf } from './filter.ts';
import type { FilterName, Filters } from './filter.ts';
import type { Recommendation } from './frame/recommendation.ts';

interface Props {
  readonly rows: readonly Recommendation[];
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

function labelOf(name: FilterName): string {
  switch (name) {
    case 'category':
      return t('filter.category', 'Category');
    case 'effort':
      return t('filter.effort', 'Effort');
    case 'risk':
      return t('filter.risk', 'Risk');
  }
}

/** Narrows the list by what its rows say of themselves. */
export function FilterBar({ rows, filters, onChange }: Props) {
  const id = useId();
  const offered = FILTERS.map((name) => ({ name, values: valuesOf(rows, name) })).filter(
    ({ values }) => values.length > 1
  );
  return (
    <Stack direction="row" gap={1} wrap="wrap">
      {offered.map(({ name, values }) => (
        <div key={name}>
          <span id={`${id}-${name}`} hidden>
            {labelOf(name)}
          </span>
          <MultiCombobox
            aria-labelledby={`${id}-${name}`}
            width="auto"
            minWidth={16}
            maxWidth={40}
            placeholder={labelOf(name)}
            options={values.map((value) => ({
              value,
              label: value === UNSTATED ? t('filter.unstated', '(not stated)') : value,
            }))}
            value={[...filters[name]]}
            onChange={(chosen) => onChange({ ...filters, [name]: chosen.map(({ value }) => value) })}
          />
        </div>
      ))}
    </Stack>
  );
}
