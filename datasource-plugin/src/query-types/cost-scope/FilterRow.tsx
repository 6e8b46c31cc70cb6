import type { TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, MultiCombobox, Stack, Text } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import { useCallback, useState } from 'react';
import { AS_IT_IS } from '../../as-it-is.ts';
import { ABSENT, fromText, toText } from '../../absent.ts';
import { Choice } from '../../Choice.tsx';
import { failureOf } from '../../resources.ts';
import type { Resources } from '../../resources.ts';
import { optionsOf } from '../fields/options-of.ts';
import type { Dimension, Filter } from './cost-scope.ts';

interface Props {
  readonly id: string;
  readonly filter: Filter;
  readonly dimensions: Array<ComboboxOption<string>>;
  readonly variables: readonly string[];
  readonly range: TimeRange | undefined;
  readonly resources: Resources;
  readonly onChange: (filter: Filter) => void;
  readonly onRemove: () => void;
}

function operatorOptions() {
  return optionsOf<NonNullable<Filter['op']>>({
    in: [t('operator.in', 'is one of')],
    'not-in': [t('operator.not-in', 'is none of')],
  });
}

function valueOption(value: string): ComboboxOption<string> {
  return { value, label: value === ABSENT ? t('editor.absent', '(none)') : value };
}

/** One condition: a dimension, an operator, and the values to choose from, as the backend knows them. */
export function FilterRow({ id, filter, dimensions, variables, range, resources, onChange, onRemove }: Props) {
  const [problem, setProblem] = useState<string>();
  const loadValues = useCallback(
    async (search: string) => {
      const span = range && { from: range.from.valueOf(), to: range.to.valueOf() };
      try {
        const values = await resources.dimensionValues(filter.dimension, span, search);
        setProblem(undefined);
        const offered = variables.filter((name) => name.toLowerCase().includes(search.toLowerCase()));
        return [...offered, ...values.map(toText)].map(valueOption);
      } catch (error) {
        setProblem(failureOf(error).message);
        return [];
      }
    },
    [filter.dimension, range, resources, variables]
  );

  return (
    <Stack direction="column" gap={0.5}>
      <Stack direction="row" gap={0.5} alignItems="center" wrap="wrap">
        <span id={`${id}-dimension-label`} hidden>
          {t('editor.filter-dimension', 'Filter by')}
        </span>
        <Choice
          aria-labelledby={`${id}-dimension-label`}
          width={26}
          createCustomValue
          options={dimensions}
          value={filter.dimension}
          onChange={({ value }) => onChange({ ...filter, dimension: value as Dimension, values: [] })}
        />
        <span id={`${id}-operator-label`} hidden>
          {t('editor.filter-operator', 'Condition')}
        </span>
        <Choice
          aria-labelledby={`${id}-operator-label`}
          width={16}
          options={operatorOptions()}
          value={filter.op ?? 'in'}
          onChange={({ value }) => onChange({ ...filter, op: value })}
        />
        <span id={`${id}-values-label`} hidden>
          {t('editor.filter-values', 'Values of {{dimension}}', { dimension: filter.dimension, ...AS_IT_IS })}
        </span>
        <MultiCombobox
          aria-labelledby={`${id}-values-label`}
          width="auto"
          minWidth={24}
          maxWidth={80}
          createCustomValue
          options={loadValues}
          value={filter.values.map(toText).map(valueOption)}
          placeholder={t('editor.any-value', 'Any value')}
          onChange={(chosen) => onChange({ ...filter, values: chosen.map(({ value }) => fromText(value)) })}
        />
        <IconButton
          name="trash-alt"
          tooltip={t('editor.remove-filter', 'Remove filter on {{dimension}}', {
            dimension: filter.dimension,
            ...AS_IT_IS,
          })}
          onClick={onRemove}
        />
      </Stack>
      {problem && (
        <div role="alert">
          <Text color="error" variant="bodySmall">
            {t('editor.values-failed', 'The values could not be read: {{problem}}', { problem, ...AS_IT_IS })}
          </Text>
        </div>
      )}
    </Stack>
  );
}
