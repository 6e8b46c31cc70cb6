import { t } from '@grafana/i18n';
import { InlineField } from '@grafana/ui';
import { LabelledMultiCombobox } from './LabelledMultiCombobox.tsx';
import { LEVELS } from './levels.ts';

const MOST_LEVELS = 4;

interface Props {
  readonly id: string;
  readonly value: number[];
  onChange(level: number[]): void;
}

/** How sure the prediction intervals are. */
export function LevelsField({ id, value, onChange }: Props) {
  return (
    <InlineField
      label={t('editor.levels', 'Intervals')}
      tooltip={t('editor.levels-tooltip', 'An 80 % interval holds the true value four times out of five.')}
      htmlFor={id}
    >
      <LabelledMultiCombobox
        id={id}
        label={t('editor.levels', 'Intervals')}
        width={40}
        options={LEVELS}
        value={value}
        onChange={(chosen) => {
          const level = chosen.map((option) => option.value).sort((a, b) => a - b);
          if (level.length >= 1 && level.length <= MOST_LEVELS) onChange(level);
        }}
      />
    </InlineField>
  );
}
