import type { CostAnomaliesQuery, DataFrame, FrameType } from '@smartcloudops/contract';
import type { AnomalyAnswer, InsufficientHistory } from '@smartcloudops/insights';

import { anomalyEventsFrame } from './anomaly-events-frame.ts';
import { watchedNames } from './watched-names.ts';
import { anomalySeriesFrame } from './anomaly-series-frame.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { moneyUnit } from './money-field.ts';
import { tooLittleHistoryFrame } from './too-little-history-frame.ts';

const TYPES = { events: 'table', series: 'timeseries-wide', impact: 'numeric-wide' } as const satisfies Record<
  NonNullable<CostAnomaliesQuery['output']>,
  FrameType
>;

export function anomalyFrameType({ output = 'events' }: CostAnomaliesQuery): FrameType {
  return TYPES[output];
}

export function anomalyFrame(
  answer: AnomalyAnswer | InsufficientHistory,
  query: CostAnomaliesQuery,
  context: AnswerContext
): DataFrame {
  if (answer.kind === 'insufficient-history')
    return tooLittleHistoryFrame(answer, {
      name: query.queryType,
      type: anomalyFrameType(query),
      what: 'Telling what is anomalous',
    });
  if (query.output === 'series') return anomalySeriesFrame(answer, context);
  if (query.output === 'impact') return impactFrame(answer, context);
  return anomalyEventsFrame(answer, context);
}

/** The money above the expectation on anomalous days of the range, `numeric-wide`: one `impact` per group, 0 where nothing was anomalous. */
function impactFrame(answer: AnomalyAnswer, context: AnswerContext): DataFrame {
  const groupOf = watchedNames(answer.groupBy, answer.series);
  return {
    name: 'cost-anomalies',
    fields: answer.series.map((one) => {
      const { labels, displayName } = groupOf(one);
      const unit = answer.currency === null ? {} : { unit: moneyUnit(answer.currency) };
      return {
        name: 'impact',
        type: 'number',
        labels,
        config: { displayName: displayName === '' ? 'impact' : displayName, ...unit },
        values: [one.impact],
      };
    }),
    meta: frameMeta('numeric-wide', answer, context),
  };
}
