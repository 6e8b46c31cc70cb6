import type { DataFrame, FrameField } from '@smartcloudops/contract';
import type { AnomalyAnswer, WatchedSeries } from '@smartcloudops/insights';

import { actualFields } from './actual-fields.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import type { NamedGroup } from './group-name.ts';
import { moneyUnit } from './money-field.ts';
import { watchedNames } from './watched-names.ts';

const EDGE = { lineWidth: 0, fillOpacity: 0, showPoints: 'never' };
const BAND_OPACITY = 12;
const DOTS = { drawStyle: 'points', pointSize: 8, showPoints: 'always' };

function fieldsOf(
  series: WatchedSeries,
  group: NamedGroup,
  { days, judgedTo, currency }: AnomalyAnswer
): readonly FrameField[] {
  const shown = (name: string) => (group.displayName ? `${group.displayName} ${name}` : name);
  const place = (name: string) => ({ labels: { ...group.labels, series: name }, displayName: shown(name) });
  const statistic = (name: string, values: readonly (number | null)[], custom: object): FrameField => {
    const { labels, displayName } = place(name);
    const unit = currency === null ? {} : { unit: moneyUnit(currency) };
    return { name, type: 'number', labels, config: { displayName, ...unit, custom }, values };
  };
  return [
    ...actualFields(series.actual, { days, finalTo: judgedTo, currency }, place),
    statistic('expected', series.expected, { lineStyle: { fill: 'dash', dash: [6, 6] }, fillOpacity: 0 }),
    statistic('lower', series.lower, EDGE),
    statistic('upper', series.upper, { ...EDGE, fillBelowTo: shown('lower'), fillOpacity: BAND_OPACITY }),
    statistic('anomaly', series.anomaly, DOTS),
  ];
}

/**
 * Daily cost beside what was to be expected, `timeseries-wide`: `time`, then `actual`, `provisional`, `expected`,
 * `lower`, `upper`, `anomaly` for each group.
 */
export function anomalySeriesFrame(answer: AnomalyAnswer, context: AnswerContext): DataFrame {
  const groupOf = watchedNames(answer.groupBy, answer.series);
  return {
    name: 'cost-anomalies',
    fields: [
      { name: 'time', type: 'time', values: answer.days },
      ...answer.series.flatMap((one) => fieldsOf(one, groupOf(one), answer)),
    ],
    meta: frameMeta('timeseries-wide', answer, context),
  };
}
