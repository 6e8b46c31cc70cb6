import { t } from '@grafana/i18n';
import { Button, InlineField, Stack } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import type { Condition } from './condition.ts';
import { ConditionRow } from './ConditionRow.tsx';
import type { ValuesOf } from './ConditionRow.tsx';
import { labelWidth } from '../fields/label-width.ts';

interface Props {
  readonly id: string;
  readonly conditions: readonly Condition[];
  readonly names: Array<ComboboxOption<string>>;
  /** Name of a new condition. */
  readonly first: string;
  readonly variables: readonly string[];
  readonly valuesOf: ValuesOf;
  readonly onChange: (conditions: Condition[]) => void;
}

/** All conditions of a query; what is asked about must meet every one of them. */
export function Conditions({ id, conditions, first, onChange, ...row }: Props) {
  return (
    <InlineField label={t('editor.filters', 'Filters')} labelWidth={labelWidth(true)} grow>
      <Stack direction="column" gap={0.5} alignItems="flex-start">
        {conditions.map((condition, index) => (
          <ConditionRow
            key={index}
            id={`${id}-${index}`}
            condition={condition}
            {...row}
            onChange={(next) => onChange(conditions.map((old, at) => (at === index ? next : old)))}
            onRemove={() => onChange(conditions.filter((_, at) => at !== index))}
          />
        ))}
        <Button
          variant="secondary"
          size="sm"
          icon="plus"
          onClick={() => onChange([...conditions, { name: first, op: 'in', values: [] }])}
        >
          {t('editor.add-filter', 'Add filter')}
        </Button>
      </Stack>
    </InlineField>
  );
}
