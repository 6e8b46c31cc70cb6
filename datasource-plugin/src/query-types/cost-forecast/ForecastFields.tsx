import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { GroupsField } from '../fields/GroupsField.tsx';
import { LevelsField } from '../fields/LevelsField.tsx';
import { MuteField } from '../fields/MuteField.tsx';
import { StatisticField } from '../fields/StatisticField.tsx';
import { KnownSteps } from '../known-steps/KnownSteps.tsx';
import { monthEndFigures, outputOptions } from './options.ts';

/** The form of a forecast, how sure its intervals are, and what is known of the days to come. */
export function ForecastFields({ id, query, onChange }: FieldsProps<TargetOf<'cost-forecast'>>) {
  return (
    <>
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
          <StatisticField
            id={id('statistic')}
            figures={monthEndFigures()}
            automatic={t('statistic.automatic-help', 'All figures in a panel, the forecast in an alert rule')}
            value={query.statistic}
            onChange={(statistic) => onChange({ ...query, statistic })}
          />
        )}
        {query.output !== 'distribution' && (
          <LevelsField
            id={id('levels')}
            value={query.level ?? [0.8, 0.95]}
            onChange={(level) => onChange({ ...query, level })}
          />
        )}
        {query.output === 'month-end' && (
          <MuteField id={id('mute')} value={query.mute} onChange={(mute) => onChange({ ...query, mute })} />
        )}
        {query.groupBy?.length ? (
          <GroupsField
            id={id('groups')}
            byDefault={10}
            value={query.topN}
            onChange={(topN) => onChange({ ...query, topN })}
          />
        ) : null}
      </InlineFieldRow>
      <KnownSteps id={id('step')} steps={query.steps ?? []} onChange={(steps) => onChange({ ...query, steps })} />
    </>
  );
}
