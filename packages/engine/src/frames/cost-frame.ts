import type { DataFrame, FrameField } from '@smartcloudops/contract';
import type { Decimal } from '@smartcloudops/focus';
import type { CostAnswer } from '@smartcloudops/insights';

import { groupLabels, groupName, otherKeys } from './group-name.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { moneyField } from './money-field.ts';

interface Group {
  readonly keys: readonly (string | null)[];
  readonly amounts: readonly (Decimal | null)[];
  readonly total: Decimal;
}

/** Groups as shown: most expensive first, what was cut off last. */
function groupsOf({ series, other, groupBy }: CostAnswer): readonly Group[] {
  if (!other) return series;
  const keys = otherKeys(groupBy, series.map((one) => one.keys));
  return [...series, { keys, amounts: other.amounts, total: other.total }];
}

function wide(answer: CostAnswer, groups: readonly Group[]): readonly FrameField[] {
  const { groupBy, metric, currency, periods } = answer;
  const columns = groups.map(({ keys, amounts }) =>
    moneyField(
      metric,
      amounts,
      currency,
      groupBy.length === 0 ? null : { labels: groupLabels(groupBy, keys), displayName: groupName(groupBy, keys) }
    )
  );
  return [{ name: 'time', type: 'time', values: periods }, ...columns];
}

function long(answer: CostAnswer, groups: readonly Group[]): readonly FrameField[] {
  const { groupBy, metric, currency } = answer;
  const dimensions = groupBy.map((dimension, index): FrameField => ({
    name: dimension,
    type: 'string',
    values: groups.map(({ keys }) => keys[index] ?? null),
  }));
  return [...dimensions, moneyField(metric, groups.map(({ total }) => total), currency, null)];
}

/**
 * The answer as one frame: `timeseries-wide` for a time grain, `numeric-long` for totals by group, `numeric-wide` for one
 * total. Without data it has no fields, which panels show as "No data" with the notice, and alerting takes as NoData.
 */
export function costFrame(answer: CostAnswer, context: AnswerContext): DataFrame {
  const { grain, groupBy, coverage } = answer;
  const type = grain !== 'total' ? 'timeseries-wide' : groupBy.length > 0 ? 'numeric-long' : 'numeric-wide';
  const groups = groupsOf(answer);
  const unknown = coverage.from === null || groups.length === 0;
  return {
    name: 'cost',
    fields: unknown ? [] : grain === 'total' ? long(answer, groups) : wide(answer, groups),
    meta: frameMeta(type, answer, context),
  };
}
