import type { CostAllocationQuery, DataFrame, FrameField, FrameType } from '@smartcloudops/contract';
import type { AllocatedCost, AllocationAnswer } from '@smartcloudops/insights';

import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { groupLabels, groupName } from './group-name.ts';
import { moneyField } from './money-field.ts';

/** What no rule names, as people read it. */
const UNALLOCATED = 'Unallocated';

export function allocationFrameType({ grain, statistic = 'all' }: CostAllocationQuery): FrameType {
  if (grain !== 'total') return 'timeseries-wide';
  return statistic === 'all' ? 'numeric-long' : 'numeric-wide';
}

/**
 * Grain `total`: `numeric-long`, a row per name with `direct`, `shared`, the total under the name of the metric and `share` (0 to 1);
 * with one statistic `numeric-wide`, the total of each name, or the single share that has no owner. Other grains: `timeseries-wide`,
 * a column per name. Without data it has no fields.
 */
export function allocationFrame(
  answer: AllocationAnswer,
  query: CostAllocationQuery,
  context: AnswerContext
): DataFrame {
  const { statistic = 'all', grain } = query;
  const type = allocationFrameType(query);
  const known = answer.coverage.from !== null && answer.series.some(({ amounts }) => amounts.some((v) => v !== null));
  const fields = () => {
    if (grain !== 'total') return overTime(answer);
    if (statistic === 'all') return rows(answer);
    return statistic === 'total' ? totals(answer) : [unallocatedShare(answer)];
  };
  return { name: query.queryType, fields: known ? fields() : [], meta: frameMeta(type, answer, context) };
}

/** Labels and name of a row; its name is unique, because a name that people gave may be "Unallocated", too. */
function named({ rules, groupBy, series }: AllocationAnswer) {
  const nobody = series.some(({ value }) => value === UNALLOCATED) ? `${UNALLOCATED} (no rule)` : UNALLOCATED;
  return ({ value, keys }: AllocatedCost) => {
    const owner = value ?? nobody;
    const group = groupBy.length > 0 ? ` / ${groupName(groupBy, keys)}` : '';
    return { owner, labels: { [rules.name]: owner, ...groupLabels(groupBy, keys) }, displayName: owner + group };
  };
}

function rows(answer: AllocationAnswer): readonly FrameField[] {
  const { rules, groupBy, series, metric, currency } = answer;
  const name = named(answer);
  const money = (label: string, pick: (row: AllocatedCost) => bigint) =>
    moneyField(label, series.map(pick), currency, null);
  return [
    { name: rules.name, type: 'string', values: series.map((row) => name(row).owner) },
    ...groupBy.map((dimension, i): FrameField => ({
      name: dimension,
      type: 'string',
      values: series.map(({ keys }) => keys[i] ?? null),
    })),
    money('direct', ({ direct }) => direct),
    money('shared', ({ shared }) => shared),
    money(metric, ({ total }) => total),
    { name: 'share', type: 'number', config: { unit: 'percentunit' }, values: series.map(({ share }) => share) },
  ];
}

function totals(answer: AllocationAnswer): readonly FrameField[] {
  const { series, metric, currency } = answer;
  const name = named(answer);
  return series.map((row) => moneyField(metric, [row.total], currency, name(row)));
}

function unallocatedShare({ allocatedShare }: AllocationAnswer): FrameField {
  return {
    name: 'unallocated share',
    type: 'number',
    config: { unit: 'percentunit' },
    values: [allocatedShare === null ? null : 1 - allocatedShare],
  };
}

/** Periods that nobody has billed yet are no rows, so that an alert rule's last value is one. */
function overTime(answer: AllocationAnswer): readonly FrameField[] {
  const { periods, series, metric, currency } = answer;
  const isKnown = (_: unknown, i: number) => series.some(({ amounts }) => amounts[i] != null);
  const [start, end] = [periods.findIndex(isKnown), periods.findLastIndex(isKnown) + 1];
  const name = named(answer);
  return [
    { name: 'time', type: 'time', values: periods.slice(start, end) },
    ...series.map((row) => moneyField(metric, row.amounts.slice(start, end), currency, name(row))),
  ];
}
