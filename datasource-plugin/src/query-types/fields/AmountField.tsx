import { t } from '@grafana/i18n';
import { AutoSizeInput, InlineField } from '@grafana/ui';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { labelWidth } from './label-width.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly tooltip: string;
  readonly first?: boolean;
  /** The least amount that is one; the amount itself is not asked when it must be above. */
  readonly above: number;
  readonly placeholder?: string;
  readonly value: number | string | undefined;
  onChange(amount: number | string): void;
}

/** An amount of money, or the variable that gives it. What is neither is not asked, and says why. */
export function AmountField({ id, label, tooltip, first, above, value, placeholder, onChange }: Props) {
  const [wrong, setWrong] = useState(false);
  const commit = (event: FormEvent<HTMLInputElement>) => {
    const text = event.currentTarget.value.trim();
    const amount = text.includes('$') ? text : Number(text.replace(/[\s,_]/g, '') || Number.NaN);
    const accepted = typeof amount === 'string' || amount >= above;
    setWrong(!accepted);
    if (accepted) onChange(amount);
  };
  return (
    <InlineField
      label={label}
      tooltip={tooltip}
      labelWidth={labelWidth(first)}
      htmlFor={id}
      invalid={wrong}
      error={wrong ? t('editor.amount-wrong', 'Neither an amount nor a variable such as $budget.') : undefined}
    >
      <AutoSizeInput
        id={id}
        inputMode="decimal"
        minWidth={14}
        placeholder={placeholder}
        value={value ?? ''}
        onCommitChange={commit}
      />
    </InlineField>
  );
}
