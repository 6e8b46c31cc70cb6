import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { GroupsField } from '../fields/GroupsField.tsx';
import { LevelField } from '../fields/LevelField.tsx';
import { StatisticField } from '../fields/StatisticField.tsx';

type Statistic = NonNullable<TargetOf<'trend'>['statistic']>;

function trendFigures(): Readonly<Record<Statistic, readonly [string, string?]>> {
  return {
    all: [t('statistic.all', 'All figures')],
    slope: [t('trend.slope', 'Slope'), t('trend.slope-help', 'By how much each day costs more than the one before')],
    growth: [
      t('trend.growth', 'Growth'),
      t('trend.growth-help', 'Share by which the cost of a day changes in a month'),
    ],
    'p-value': [
      t('trend.p-value', 'p-value'),
      t('trend.p-value-help', 'How easily chance alone makes such a trend; below 0.05 it is hardly chance'),
    ],
  };
}

/** Which figure of the trend, and how sure its interval is. */
export function TrendFields({ id, query, onChange }: FieldsProps<TargetOf<'trend'>>) {
  return (
    <InlineFieldRow>
      <StatisticField
        first
        id={id('statistic')}
        figures={trendFigures()}
        automatic={t('trend.automatic', 'All figures in a panel, the growth in an alert rule')}
        value={query.statistic}
        onChange={(statistic) => onChange({ ...query, statistic })}
      />
      <LevelField
        id={id('level')}
        label={t('trend.level', 'Interval')}
        tooltip={t(
          'trend.level-tooltip',
          'Confidence interval of the growth: at 95 %, nineteen intervals out of twenty hold the true growth.'
        )}
        value={query.level ?? 0.95}
        onChange={(level) => onChange({ ...query, level })}
      />
      <GroupsField
        id={id('groups')}
        byDefault={20}
        value={query.topN}
        onChange={(topN) => onChange({ ...query, topN })}
      />
    </InlineFieldRow>
  );
}
