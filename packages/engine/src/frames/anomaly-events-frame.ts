import type { DataFrame, FieldType, FrameField } from '@smartcloudops/contract';
import type { AnomalyAnswer, CostAnomaly } from '@smartcloudops/insights';

import { watchedNames } from './watched-names.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { moneyUnit } from './money-field.ts';

/**
 * One row per anomaly, a `table`: `start`, `end` (exclusive), `ongoing`, a field per dimension, `kind`, `direction`, `impact`,
 * `actual`, `expected`, `score`, `cause`.
 */
export function anomalyEventsFrame(answer: AnomalyAnswer, context: AnswerContext): DataFrame {
  const { events, groupBy, currency } = answer;
  const groupOf = watchedNames(answer.groupBy, answer.series);
  const field = (
    name: string,
    type: FieldType,
    of: (event: CostAnomaly) => string | number | boolean | null,
    config?: Readonly<Record<string, unknown>>
  ): FrameField => ({ name, type, ...(config ? { config } : {}), values: events.map(of) });
  const unit = currency === null ? {} : { unit: moneyUnit(currency) };
  return {
    name: 'cost-anomalies',
    fields: [
      field('start', 'time', ({ start }) => start),
      field('end', 'time', ({ end }) => end),
      field('ongoing', 'boolean', ({ ongoing }) => ongoing),
      ...groupBy.map((dimension) => field(dimension, 'string', (event) => groupOf(event).labels[dimension] ?? '')),
      field('kind', 'string', ({ kind }) => kind),
      field('direction', 'string', ({ direction }) => direction),
      field('impact', 'number', ({ impact }) => impact, unit),
      field('actual', 'number', ({ actual }) => actual, unit),
      field('expected', 'number', ({ expected }) => expected, unit),
      field('score', 'number', ({ score }) => score, { unit: 'percentunit' }),
      field('cause', 'string', ({ cause }) => cause),
    ],
    meta: { ...frameMeta('table', answer, context), preferredVisualisationType: 'table' },
  };
}
