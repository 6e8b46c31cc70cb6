import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { optionsOf } from '../fields/options-of.ts';
import { StatisticField } from '../fields/StatisticField.tsx';

type Horizon = NonNullable<TargetOf<'forecast-scoreboard'>['horizon']>;
type Statistic = NonNullable<TargetOf<'forecast-scoreboard'>['statistic']>;

function horizonOptions() {
  return optionsOf<Horizon>({
    all: [t('horizon.all', 'All')],
    day: [t('horizon.day', 'Single days'), t('horizon.day-help', 'By how far the day was ahead')],
    'month-end': [
      t('horizon.month-end', 'Month-end totals'),
      t('horizon.month-end-help', "By how many days the month's end was ahead"),
    ],
  });
}

function scoreboardFigures(): Readonly<Record<Statistic, readonly [string, string?]>> {
  return {
    all: [t('statistic.all', 'All figures')],
    skill: [
      t('scoreboard.skill', 'Skill'),
      t('scoreboard.skill-help', 'Share of the naive error that was avoided: 1 is perfect, below 0 naive was better'),
    ],
    'skill-aws': [
      t('scoreboard.skill-aws', 'Skill over AWS'),
      t('scoreboard.skill-aws-help', "The same against AWS's own forecast"),
    ],
    bias: [t('scoreboard.bias', 'Bias'), t('scoreboard.bias-help', 'Mean of expected less actual')],
    coverage: [
      t('scoreboard.coverage', 'Coverage'),
      t('scoreboard.coverage-help', 'Share of 80 % intervals that held the truth; 0.8 is right'),
    ],
    mae: [t('scoreboard.mae', 'Mean error'), t('scoreboard.mae-help', 'Mean of the absolute errors, in money')],
  };
}

/** Which forecasts are graded, and which figure of their grades. */
export function ScoreboardFields({ id, query, onChange }: FieldsProps<TargetOf<'forecast-scoreboard'>>) {
  return (
    <InlineFieldRow>
      <ChoiceField
        first
        id={id('horizon')}
        label={t('scoreboard.horizon', 'Forecasts of')}
        options={horizonOptions()}
        value={query.horizon ?? 'all'}
        onChange={(horizon) => onChange({ ...query, horizon })}
      />
      <StatisticField
        id={id('statistic')}
        figures={scoreboardFigures()}
        automatic={t('scoreboard.automatic', 'All figures in a panel, the skill in an alert rule')}
        value={query.statistic}
        onChange={(statistic) => onChange({ ...query, statistic })}
      />
    </InlineFieldRow>
  );
}
