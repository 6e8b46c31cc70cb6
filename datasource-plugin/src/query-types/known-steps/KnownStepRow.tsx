import { t } from '@grafana/i18n';
import { AutoSizeInput, IconButton, InlineLabel, Input, Stack, Text } from '@grafana/ui';
import type { FormEvent } from 'react';
import { AS_IT_IS } from '../../as-it-is.ts';
import type { KnownStep } from './KnownSteps.tsx';

interface Props {
  readonly id: string;
  readonly step: KnownStep;
  onChange(step: KnownStep): void;
  onRemove(): void;
}

const LONGEST_LABEL = 200;

/** One change: when, by how much a day, and why. */
export function KnownStepRow({ id, step, onChange, onRemove }: Props) {
  const commitChange = (event: FormEvent<HTMLInputElement>) => {
    const change = Number.parseFloat(event.currentTarget.value);
    if (Number.isFinite(change)) onChange({ ...step, change });
  };
  const commitLabel = (event: FormEvent<HTMLInputElement>) => {
    const { label: _replaced, ...rest } = step;
    const label = event.currentTarget.value.trim().slice(0, LONGEST_LABEL);
    onChange(label ? { ...rest, label } : rest);
  };
  const whose = Object.entries(step.group ?? {}).map(([name, value]) => `${name} = ${value ?? '(none)'}`);
  return (
    <Stack direction="row" gap={0.5} alignItems="center" wrap="wrap">
      <InlineLabel width="auto" htmlFor={`${id}-date`}>
        {t('steps.date', 'From')}
      </InlineLabel>
      <Input
        id={`${id}-date`}
        type="date"
        width={20}
        value={step.date}
        onChange={(event) => event.currentTarget.value && onChange({ ...step, date: event.currentTarget.value })}
      />
      <InlineLabel
        width="auto"
        htmlFor={`${id}-change`}
        tooltip={t(
          'steps.change-tooltip',
          'Added to what a day costs, in the currency of the bill; negative when it falls.'
        )}
      >
        {t('steps.change', 'Change per day')}
      </InlineLabel>
      <AutoSizeInput
        id={`${id}-change`}
        type="number"
        step="any"
        minWidth={12}
        value={step.change}
        onCommitChange={commitChange}
      />
      <InlineLabel width="auto" htmlFor={`${id}-label`}>
        {t('steps.why', 'Because')}
      </InlineLabel>
      <AutoSizeInput
        id={`${id}-label`}
        minWidth={24}
        maxLength={LONGEST_LABEL}
        placeholder={t('steps.why-placeholder', 'Savings Plan expires')}
        value={step.label ?? ''}
        onCommitChange={commitLabel}
      />
      {whose.length > 0 && (
        <Text variant="bodySmall" color="secondary">
          {whose.join(', ')}
        </Text>
      )}
      <IconButton
        name="trash-alt"
        tooltip={t('steps.remove', 'Remove the change of {{date}}', { date: step.date, ...AS_IT_IS })}
        onClick={onRemove}
      />
    </Stack>
  );
}
