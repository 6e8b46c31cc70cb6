import type { CostQuery, DataFrame, FrameField, FrameType } from '@smartcloudops/contract';
import type { Decimal } from '@smartcloudops/focus';
import type { CostAnswer } from '@smartcloudops/insights';

import { groupLabels, groupName, otherKeys } from './group-name.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { moneyField } from './money-field.ts';

interface Group {
  readonly keys: readonly (string | null)[];
  readonly amounts: readonly (Decimal | null)[];
}

export function costFrameType({
  grain,
  groupBy,
}: {
  readonly grain: CostQuery['grain'];
  readonly groupBy: readonly string[];
}): FrameType {
  if (grain !== 'total') return 'timeseries-wide';
  return groupBy.length > 0 ? 'numeric-long' : 'numeric-wide';
}

/** Groups as shown: most expensive first, what was cut off last. */
function groupsOf({ series, other, groupBy }: CostAnswer): readonly Group[] {
  if (!other) return series;
  const keys = otherKeys(
    groupBy,
    series.map((one) => one.keys)
  );
  return [...series, { keys, amounts: other.amounts }];
}

/** From the first to behind the last period that something is known of. */
function known({ periods }: CostAnswer, groups: readonly Group[]): readonly [start: number, end: number] {
  const isKnown = (_: unknown, index: number) => groups.some(({ amounts }) => amounts[index] != null);
  return [periods.findIndex(isKnown), periods.findLastIndex(isKnown) + 1];
}

/** Days that nobody has billed yet are no rows: with a null among its values, an alert rule's sum or last value is none. */
function wide(answer: CostAnswer, groups: readonly Group[]): readonly FrameField[] {
  const { groupBy, metric, currency, periods } = answer;
  const [start, end] = known(answer, groups);
  if (end === 0) return [];
  const columns = groups.map(({ keys, amounts }) =>
    moneyField(
      metric,
      amounts.slice(start, end),
      currency,
      groupBy.length === 0 ? null : { labels: groupLabels(groupBy, keys), displayName: groupName(groupBy, keys) }
    )
  );
  return [{ name: 'time', type: 'time', values: periods.slice(start, end) }, ...columns];
}

function long(answer: CostAnswer, groups: readonly Group[]): readonly FrameField[] {
  const { groupBy, metric, currency } = answer;
  const dimensions = groupBy.map((dimension, index): FrameField => ({
    name: dimension,
    type: 'string',
    values: groups.map(({ keys }) => keys[index] ?? null),
  }));
  return [
    ...dimensions,
    moneyField(
      metric,
      groups.map(({ amounts }) => amounts[0] ?? null),
      currency,
      null
    ),
  ];
}

/**
 * The answer as one frame: `timeseries-wide` for a time grain, `numeric-long` for totals by group, `numeric-wide` for one
 * total. Without data it has no fields, which panels show as "No data" with the notice, and alerting takes as NoData.
 */
export function costFrame(answer: CostAnswer, context: AnswerContext): DataFrame {
  const { grain, coverage } = answer;
  const groups = groupsOf(answer);
  const unknown = coverage.from === null || groups.length === 0;
  return {
    name: 'cost',
    fields: unknown ? [] : grain === 'total' ? long(answer, groups) : wide(answer, groups),
    meta: frameMeta(costFrameType(answer), answer, context),
  };
}
