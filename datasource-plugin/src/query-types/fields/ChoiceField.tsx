import { InlineField } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import { Choice } from '../../Choice.tsx';
import { labelWidth } from './label-width.ts';

interface Props<T extends string | number> {
  readonly id: string;
  readonly label: string;
  readonly tooltip?: string;
  /** The first field of a row stands in line with those of other rows. */
  readonly first?: boolean;
  readonly width?: number;
  readonly options: Array<ComboboxOption<T>>;
  readonly value: T | null;
  readonly createCustomValue?: boolean;
  readonly loading?: boolean;
  readonly placeholder?: string;
  onChange(value: T): void;
}

/** One of several, under a label that is tied to it. */
export function ChoiceField<T extends string | number>({
  id,
  label,
  tooltip,
  first,
  width = 24,
  onChange,
  ...choice
}: Props<T>) {
  return (
    <InlineField label={label} tooltip={tooltip} labelWidth={labelWidth(first)} htmlFor={id}>
      <Choice id={id} width={width} {...choice} onChange={({ value }) => onChange(value)} />
    </InlineField>
  );
}
