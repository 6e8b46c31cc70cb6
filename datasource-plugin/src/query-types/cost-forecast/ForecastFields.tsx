import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { LevelsField } from '../fields/LevelsField.tsx';
import { AUTOMATIC, outputOptions, statisticOptions } from './options.ts';
import type { Statistic } from './options.ts';

/** The form of a forecast, and how sure its intervals are. */
export function ForecastFields({ id, query, onChange }: FieldsProps<TargetOf<'cost-forecast'>>) {
  const chooseStatistic = (chosen: Statistic | typeof AUTOMATIC) => {
    const { statistic: _replaced, ...rest } = query;
    onChange(chosen === AUTOMATIC ? rest : { ...rest, statistic: chosen });
  };
  return (
    <InlineFieldRow>
      <ChoiceField
        first
        id={id('output')}
        label={t('editor.output', 'Show')}
        options={outputOptions()}
        value={query.output ?? 'series'}
        onChange={(output) => onChange({ ...query, output })}
      />
      {query.output === 'month-end' && (
        <ChoiceField
          id={id('statistic')}
          label={t('editor.statistic', 'Figure')}
          tooltip={t('editor.statistic-tooltip', 'An alert rule compares one number: choose which.')}
          options={statisticOptions()}
          value={query.statistic ?? AUTOMATIC}
          onChange={chooseStatistic}
        />
      )}
      <LevelsField
        id={id('levels')}
        value={query.level ?? [0.8, 0.95]}
        onChange={(level) => onChange({ ...query, level })}
      />
    </InlineFieldRow>
  );
}
