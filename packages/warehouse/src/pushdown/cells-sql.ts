import type { Dimension, PeriodGrain } from '@smartcloudops/focus';

import type { BoundTable } from './bind-table.ts';
import { epochMs, inList, literal, timestamp } from './sql-text.ts';
import type { CostFilter } from '../cost-store.ts';
import type { UsageAmount } from '../usage.ts';

/** What to sum, by what; one answer holds several ways of grouping, so that the table is read once for all of them. */
export interface CellsQuestion {
  /** Ways of grouping; the currency is part of each. */
  readonly groupings: readonly (readonly Dimension[])[];
  readonly metrics: readonly UsageAmount[];
  /** `moment` keeps every start of a charge apart; `total` none. */
  readonly time: PeriodGrain | 'moment' | 'total';
  /** Tells cells of different billing periods apart. */
  readonly byPeriod: boolean;
  readonly filters: readonly CostFilter[];
  /** Half-open spans of charge time, epoch ms; empty: all. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * One statement. Its columns are text: which grouping, billing period, start (epoch ms), one per dimension of {@link columnsOf},
 * the number of charges, and three per metric: how many carry it, and its sum in two parts that are to be added. Whole units and the
 * rest are summed apart, because 27 digits after the point leave a decimal(38) too little room for a total.
 */
export function cellsSql(table: BoundTable, periods: readonly string[], question: CellsQuestion): string {
  const { groupings, metrics, time, byPeriod } = question;
  const columns = columnsOf(groupings);
  const keys = columns.map((_, i) => `k${i}`);
  const inner = [
    ...(byPeriod ? [`${table.period} AS p`] : []),
    ...(time === 'total' ? [] : [`${startOf(table, time)} AS t`]),
    ...columns.map((dimension, i) => `${table.dimension(dimension)} AS k${i}`),
    ...metrics.map((metric, i) => `${table.amount(metric)} AS m${i}`),
  ];
  const always = [...(byPeriod ? ['p'] : []), ...(time === 'total' ? [] : ['t'])];
  const sets = groupings.map((grouping) =>
    [...always, ...withCurrency(grouping).map((dimension) => `k${columns.indexOf(dimension)}`)].join(', ')
  );
  const charges = `SELECT ${inner.join(', ')} FROM ${table.from} WHERE ${conditions(table, periods, question).join(' AND ')}`;
  // By all columns first, so that charges are looked at once and not once for each grouping.
  const sums = [
    `SELECT ${[...always, ...keys, 'count(*) AS n', ...metrics.flatMap((_, i) => exactSum(i))].join(', ')}`,
    `FROM (${charges}) AS charges GROUP BY ${[...always, ...keys].join(', ')}`,
  ].join(' ');
  const isOne = groupings.length === 1;
  const text = (sum: string) => `CAST(${isOne ? sum : `sum(${sum})`} AS varchar) AS ${sum}`;
  const outer = [
    isOne ? "'0' AS g" : `CAST(grouping(${keys.join(', ')}) AS varchar) AS g`,
    byPeriod ? 'p' : "'' AS p",
    time === 'total' ? "'0' AS t" : 'CAST(t AS varchar) AS t',
    ...keys,
    text('n'),
    ...metrics.flatMap((_, i) => SUMS.map((sum) => text(`${sum}${i}`))),
  ];
  return [
    `SELECT ${outer.join(', ')} FROM (${sums}) AS sums`,
    ...(isOne ? [] : [`GROUP BY GROUPING SETS (${sets.map((set) => `(${set})`).join(', ')})`]),
  ].join(' ');
}

/** Every dimension of the groupings once, the currency first. */
export const columnsOf = (groupings: readonly (readonly Dimension[])[]): readonly Dimension[] => [
  ...new Set(groupings.flatMap(withCurrency)),
];

export const withCurrency = (grouping: readonly Dimension[]): readonly Dimension[] => [
  ...new Set<Dimension>(['BillingCurrency', ...grouping]),
];

/** The mask that `grouping()` gives rows of a way of grouping: a bit per column, set where the column is not grouped by. */
export function groupingMask(columns: readonly Dimension[], grouping: readonly Dimension[]): number {
  const own = new Set(withCurrency(grouping));
  return columns.reduce((mask, column) => mask * 2 + (own.has(column) ? 0 : 1), 0);
}

/** Per metric: how many charges carry it, whole units, and the rest. */
const SUMS = ['carrying', 'whole', 'rest'] as const;

function exactSum(metric: number): readonly string[] {
  const amount = `m${metric}`;
  const whole = `CAST(${amount} AS decimal(38,0))`;
  return [
    `count(${amount}) AS carrying${metric}`,
    `sum(${whole}) AS whole${metric}`,
    `sum(${amount} - CAST(${whole} AS decimal(38,27))) AS rest${metric}`,
  ];
}

function startOf(table: BoundTable, time: PeriodGrain | 'moment'): string {
  const { start } = table.charge;
  return epochMs(time === 'moment' ? start : `date_trunc('${time}', ${start})`);
}

function conditions(table: BoundTable, periods: readonly string[], { spans, filters }: CellsQuestion): string[] {
  const { start } = table.charge;
  const within = spans.map((span) => `(${start} >= ${timestamp(span.start)} AND ${start} < ${timestamp(span.end)})`);
  return [
    inList(table.period, periods),
    ...(within.length > 0 ? [`(${within.join(' OR ')})`] : []),
    ...filters.map((filter) => condition(table.dimension(filter.dimension), filter)),
  ];
}

/** Null is a value like any other: it is in a list that names it, and not in one that does not. */
function condition(expression: string, { op, values }: CostFilter): string {
  const texts = values.filter((value) => value !== null);
  const hasNull = texts.length < values.length;
  const list = texts.map(literal).join(', ');
  if (op === 'in') {
    const parts = [
      ...(texts.length > 0 ? [`${expression} IN (${list})`] : []),
      ...(hasNull ? [`${expression} IS NULL`] : []),
    ];
    return `(${parts.join(' OR ')})`;
  }
  const parts = [
    ...(texts.length > 0 ? [`(${expression} NOT IN (${list})${hasNull ? '' : ` OR ${expression} IS NULL`})`] : []),
    ...(hasNull ? [`${expression} IS NOT NULL`] : []),
  ];
  return parts.join(' AND ');
}
