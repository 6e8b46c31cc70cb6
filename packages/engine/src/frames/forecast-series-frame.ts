import type { DataFrame, FrameField } from '@smartcloudops/contract';
import type { ForecastAnswer, ForecastSeries } from '@smartcloudops/insights';

import { actualFields } from './actual-fields.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { forecastGroups } from './forecast-groups.ts';
import type { NamedGroup } from './group-name.ts';
import { levelName } from './level-name.ts';
import { moneyUnit } from './money-field.ts';

type Values = readonly (number | null)[];

/** How a time series panel draws an interval when nobody says otherwise: a band without edges. */
const EDGE = { lineWidth: 0, fillOpacity: 0, showPoints: 'never' };
const BAND_OPACITY = 12;

function fieldsOf(
  series: ForecastSeries,
  group: NamedGroup,
  { days, forecastFrom, currency }: ForecastAnswer
): readonly FrameField[] {
  const unit = currency === null ? {} : { unit: moneyUnit(currency) };
  const shown = (name: string) => (group.displayName ? `${group.displayName} ${name}` : name);
  // Names alone do not tell series apart in alerting; labels do.
  const labels = (name: string) => ({ ...group.labels, series: name });
  const statistic = (name: string, values: Values, custom?: object): FrameField => ({
    name,
    type: 'number',
    labels: labels(name),
    config: { displayName: shown(name), ...unit, ...(custom ? { custom } : {}) },
    values,
  });
  return [
    ...actualFields(series.actual, { days, finalTo: forecastFrom, currency }, (name) => ({
      labels: labels(name),
      displayName: shown(name),
    })),
    statistic('forecast', series.point, { lineStyle: { fill: 'dash', dash: [6, 6] }, fillOpacity: 0 }),
    ...series.intervals.flatMap(({ level, lower, upper }) => {
      const [low, high] = [`lower ${levelName(level)}`, `upper ${levelName(level)}`];
      return [
        statistic(low, lower, EDGE),
        statistic(high, upper, { ...EDGE, fillBelowTo: shown(low), fillOpacity: BAND_OPACITY }),
      ];
    }),
  ];
}

/**
 * Daily costs and the forecast beside them: `time`, then `actual`, `provisional`, `forecast`, `lower 80`, `upper 80`, … for each
 * group. `actual` ends with the last final day; `provisional` are the days behind it whose charges still come in.
 */
export function forecastSeriesFrame(answer: ForecastAnswer, context: AnswerContext): DataFrame {
  const groups = forecastGroups(answer);
  return {
    name: 'cost-forecast',
    fields: [
      { name: 'time', type: 'time', values: answer.days },
      ...groups.flatMap(({ series, ...group }) => fieldsOf(series, group, answer)),
    ],
    meta: frameMeta('timeseries-wide', answer, context),
  };
}
