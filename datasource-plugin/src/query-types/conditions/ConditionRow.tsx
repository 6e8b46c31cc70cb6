import { t } from '@grafana/i18n';
import { IconButton, MultiCombobox, Stack, Text } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import { useCallback, useState } from 'react';
import { AS_IT_IS } from '../../as-it-is.ts';
import { ABSENT, fromText, toText } from '../../absent.ts';
import { Choice } from '../../Choice.tsx';
import { failureOf } from '../../resources.ts';
import { optionsOf } from '../fields/options-of.ts';
import type { Condition, Operator } from './condition.ts';

/** Values of a name that hold the searched text. It rejects when they cannot be read. */
export type ValuesOf = (name: string, search: string) => Promise<readonly (string | null)[]>;

interface Props {
  readonly id: string;
  readonly condition: Condition;
  readonly names: Array<ComboboxOption<string>>;
  readonly variables: readonly string[];
  readonly valuesOf: ValuesOf;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

function operatorOptions() {
  return optionsOf<Operator>({
    in: [t('operator.in', 'is one of')],
    'not-in': [t('operator.not-in', 'is none of')],
  });
}

function valueOption(value: string): ComboboxOption<string> {
  return { value, label: value === ABSENT ? t('editor.absent', '(none)') : value };
}

/** One condition: a name, an operator, and the values to choose from, as the backend knows them. */
export function ConditionRow({ id, condition, names, variables, valuesOf, onChange, onRemove }: Props) {
  const [problem, setProblem] = useState<string>();
  const loadValues = useCallback(
    async (search: string) => {
      try {
        const values = await valuesOf(condition.name, search);
        setProblem(undefined);
        const offered = variables.filter((name) => name.toLowerCase().includes(search.toLowerCase()));
        return [...offered, ...values.map(toText)].map(valueOption);
      } catch (error) {
        setProblem(failureOf(error).message);
        return [];
      }
    },
    [condition.name, valuesOf, variables]
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
          options={names}
          value={condition.name}
          onChange={({ value }) => onChange({ ...condition, name: value, values: [] })}
        />
        <span id={`${id}-operator-label`} hidden>
          {t('editor.filter-operator', 'Condition')}
        </span>
        <Choice
          aria-labelledby={`${id}-operator-label`}
          width={16}
          options={operatorOptions()}
          value={condition.op ?? 'in'}
          onChange={({ value }) => onChange({ ...condition, op: value })}
        />
        <span id={`${id}-values-label`} hidden>
          {t('editor.filter-values', 'Values of {{dimension}}', { dimension: condition.name, ...AS_IT_IS })}
        </span>
        <MultiCombobox
          aria-labelledby={`${id}-values-label`}
          width="auto"
          minWidth={24}
          maxWidth={80}
          createCustomValue
          options={loadValues}
          value={condition.values.map(toText).map(valueOption)}
          placeholder={t('editor.any-value', 'Any value')}
          onChange={(chosen) => onChange({ ...condition, values: chosen.map(({ value }) => fromText(value)) })}
        />
        <IconButton
          name="trash-alt"
          tooltip={t('editor.remove-filter', 'Remove filter on {{dimension}}', {
            dimension: condition.name,
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
