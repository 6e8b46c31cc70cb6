import type { DataFrame } from '@smartcloudops/contract';
import type { MetricHistory } from '@smartcloudops/insights';

import type { AnswerContext } from './frame-meta.ts';
import { metricMeta } from './metric-meta.ts';
import { metricUnit } from './metric-unit.ts';
import { seriesNames } from './series-names.ts';

/** Measurements as `timeseries-wide`: `time`, then one field per series, named by the metric, with its labels. */
export function metricFrame(answer: MetricHistory, context: AnswerContext): DataFrame {
  const { series, times, metricName } = answer;
  const unit = metricUnit(answer.unit);
  const names = seriesNames(series.map(({ labels }) => labels));
  return {
    name: 'metric',
    fields:
      times.length === 0
        ? []
        : [
            { name: 'time', type: 'time', values: times },
            ...series.map(
              ({ labels, values }, i) =>
                ({
                  name: metricName,
                  type: 'number',
                  labels,
                  config: { displayName: names[i], ...(unit === undefined ? {} : { unit }) },
                  values,
                }) as const
            ),
          ],
    meta: metricMeta('timeseries-wide', answer, context),
  };
}
