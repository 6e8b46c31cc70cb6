import type { TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, InlineField, Stack } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import type { Resources } from '../../resources.ts';
import type { Filter } from './cost-scope.ts';
import { FilterRow } from './FilterRow.tsx';

interface Props {
  readonly id: string;
  readonly filters: readonly Filter[];
  readonly dimensions: Array<ComboboxOption<string>>;
  readonly variables: readonly string[];
  readonly range: TimeRange | undefined;
  readonly resources: Resources;
  readonly onChange: (filters: Filter[]) => void;
}

/** All filters of a query; a charge must pass every one of them. */
export function FilterRows({ id, filters, dimensions, variables, range, resources, onChange }: Props) {
  const replace = (index: number, filter: Filter) => onChange(filters.map((old, at) => (at === index ? filter : old)));
  return (
    <InlineField label={t('editor.filters', 'Filters')} labelWidth={16} grow>
      <Stack direction="column" gap={0.5} alignItems="flex-start">
        {filters.map((filter, index) => (
          <FilterRow
            key={index}
            id={`${id}-${index}`}
            filter={filter}
            dimensions={dimensions}
            variables={variables}
            range={range}
            resources={resources}
            onChange={(next) => replace(index, next)}
            onRemove={() => onChange(filters.filter((_, at) => at !== index))}
          />
        ))}
        <Button
          variant="secondary"
          size="sm"
          icon="plus"
          onClick={() => onChange([...filters, { dimension: 'ServiceName', op: 'in', values: [] }])}
        >
          {t('editor.add-filter', 'Add filter')}
        </Button>
      </Stack>
    </InlineField>
  );
}
