import type { DataFrame, FrameField } from '@smartcloudops/contract';
import type { MetricForecast, TooFewMeasurements } from '@smartcloudops/insights';

import type { AnswerContext } from './frame-meta.ts';
import { levelName } from './level-name.ts';
import { metricMeta, tooFewMeasurementsFrame } from './metric-meta.ts';
import { metricUnit } from './metric-unit.ts';
import { seriesNames } from './series-names.ts';

const EDGE = { lineWidth: 0, fillOpacity: 0, showPoints: 'never' };
const BAND_OPACITY = 12;

/**
 * Measurements and how they go on, `timeseries-wide`: `time`, then `actual`, `forecast`, `lower 80`, `upper 80`, … for each series,
 * with its labels and the label `series`.
 */
export function metricForecastFrame(answer: MetricForecast | TooFewMeasurements, context: AnswerContext): DataFrame {
  if (answer.kind === 'insufficient-history')
    return tooFewMeasurementsFrame(answer, { name: 'metric-forecast', type: 'timeseries-wide', what: 'A forecast' });
  const { series, times, forecastFrom } = answer;
  const unit = metricUnit(answer.unit);
  const names = series.length > 1 ? seriesNames(series.map(({ labels }) => labels)) : [];
  const fields = series.flatMap(({ labels, actual, point, intervals }, i): readonly FrameField[] => {
    const shown = (name: string) => (names[i] === undefined ? name : `${names[i]} ${name}`);
    const field = (name: string, values: FrameField['values'], custom?: object): FrameField => ({
      name,
      type: 'number',
      labels: { ...labels, series: name },
      config: {
        displayName: shown(name),
        ...(unit === undefined ? {} : { unit }),
        ...(custom ? { custom } : {}),
      },
      values,
    });
    return [
      field('actual', actual),
      field('forecast', point, { lineStyle: { fill: 'dash', dash: [6, 6] }, fillOpacity: 0 }),
      ...intervals.flatMap(({ level, lower, upper }) => {
        const [low, high] = [`lower ${levelName(level)}`, `upper ${levelName(level)}`];
        return [
          field(low, lower, EDGE),
          field(high, upper, { ...EDGE, fillBelowTo: shown(low), fillOpacity: BAND_OPACITY }),
        ];
      }),
    ];
  });
  const meta = metricMeta('timeseries-wide', answer, context);
  return {
    name: 'metric-forecast',
    fields: [{ name: 'time', type: 'time', values: times }, ...fields],
    meta: { ...meta, custom: { ...meta.custom, forecastFrom: new Date(forecastFrom).toISOString() } },
  };
}
