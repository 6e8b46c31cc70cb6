import { AutoSizeInput, InlineField } from '@grafana/ui';
import type { FormEvent } from 'react';
import { labelWidth } from './label-width.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly tooltip: string;
  readonly first?: boolean;
  readonly min: number;
  readonly max: number;
  readonly step?: number | 'any';
  readonly placeholder?: string;
  readonly suffix?: string;
  readonly value: number | undefined;
  /** undefined when the field was emptied. */
  onChange(value: number | undefined): void;
}

/** A number within bounds, told when the field is left: typing asks nothing. */
export function NumberField({ id, label, tooltip, first, min, max, step = 1, value, onChange, ...input }: Props) {
  const commit = (event: FormEvent<HTMLInputElement>) => {
    const typed =
      step === 1 ? Number.parseInt(event.currentTarget.value, 10) : Number.parseFloat(event.currentTarget.value);
    onChange(Number.isNaN(typed) ? undefined : Math.min(max, Math.max(min, typed)));
  };
  return (
    <InlineField label={label} tooltip={tooltip} labelWidth={labelWidth(first)} htmlFor={id}>
      <AutoSizeInput
        id={id}
        type="number"
        min={min}
        max={max}
        step={step}
        minWidth={10}
        value={value ?? ''}
        onCommitChange={commit}
        {...input}
      />
    </InlineField>
  );
}
