import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow } from '@grafana/ui';
import type { CostForecastTarget, Statistic } from '../query-model.ts';
import { LabelledMultiCombobox } from './LabelledMultiCombobox.tsx';
import { AUTOMATIC, LEVELS, outputOptions, statisticOptions } from './options.ts';
import { Choice } from '../Choice.tsx';

const MOST_LEVELS = 4;

interface Props {
  readonly id: (field: string) => string;
  readonly query: CostForecastTarget;
  readonly onChange: (query: CostForecastTarget) => void;
}

/** What only a forecast has: its form and how sure its intervals are. */
export function ForecastFields({ id, query, onChange }: Props) {
  const chooseStatistic = (chosen: Statistic | typeof AUTOMATIC) => {
    const { statistic: _replaced, ...rest } = query;
    onChange(chosen === AUTOMATIC ? rest : { ...rest, statistic: chosen });
  };
  return (
    <InlineFieldRow>
      <InlineField label={t('editor.output', 'Show')} labelWidth={16} htmlFor={id('output')}>
        <Choice
          id={id('output')}
          width={24}
          options={outputOptions()}
          value={query.output ?? 'series'}
          onChange={({ value }) => onChange({ ...query, output: value })}
        />
      </InlineField>
      {query.output === 'month-end' && (
        <InlineField
          label={t('editor.statistic', 'Figure')}
          tooltip={t('editor.statistic-tooltip', 'An alert rule compares one number: choose which.')}
          htmlFor={id('statistic')}
        >
          <Choice
            id={id('statistic')}
            width={24}
            options={statisticOptions()}
            value={query.statistic ?? AUTOMATIC}
            onChange={({ value }) => chooseStatistic(value)}
          />
        </InlineField>
      )}
      <InlineField
        label={t('editor.levels', 'Intervals')}
        tooltip={t('editor.levels-tooltip', 'An 80 % interval holds the true value four times out of five.')}
        htmlFor={id('levels')}
      >
        <LabelledMultiCombobox
          id={id('levels')}
          label={t('editor.levels', 'Intervals')}
          width={40}
          options={LEVELS}
          value={query.level ?? [0.8, 0.95]}
          onChange={(chosen) => {
            const level = chosen.map(({ value }) => value).sort((a, b) => a - b);
            if (level.length >= 1 && level.length <= MOST_LEVELS) onChange({ ...query, level });
          }}
        />
      </InlineField>
    </InlineFieldRow>
  );
}
