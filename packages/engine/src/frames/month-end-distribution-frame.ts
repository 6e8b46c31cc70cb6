import type { DataFrame, FrameField } from '@smartcloudops/contract';
import type { ForecastAnswer } from '@smartcloudops/insights';

import { forecastGroups } from './forecast-groups.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { moneyUnit } from './money-field.ts';
import { monthOf } from './month-of.ts';

/**
 * What the month's total may come to, `numeric-long`: a string field per dimension, `quantile` (text, since it names a row: "0.05"),
 * `monthEnd`. The total stays below `monthEnd` with the probability that `quantile` names.
 */
export function monthEndDistributionFrame(answer: ForecastAnswer, context: AnswerContext): DataFrame {
  const { groupBy, currency } = answer;
  const rows = forecastGroups(answer).flatMap(({ labels, series }) =>
    series.monthEnd.quantiles.map((quantile) => ({ labels, ...quantile }))
  );
  const text = (name: string, of: (row: (typeof rows)[number]) => string): FrameField => ({
    name,
    type: 'string',
    values: rows.map(of),
  });
  const meta = frameMeta('numeric-long', answer, context);
  return {
    name: 'cost-forecast',
    fields: [
      ...groupBy.map((dimension) => text(dimension, ({ labels }) => labels[dimension] ?? '')),
      text('quantile', ({ probability }) => String(probability)),
      {
        name: 'monthEnd',
        type: 'number',
        config: currency === null ? {} : { unit: moneyUnit(currency) },
        values: rows.map(({ value }) => value),
      },
    ],
    meta: { ...meta, custom: { ...meta.custom, month: monthOf(answer) } },
  };
}
