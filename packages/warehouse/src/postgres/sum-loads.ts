import { DAY_MS, HOUR_MS, WEEK_MS, parseDecimal, periodStart, tilePeriods } from '@smartcloudops/focus';
import type { CostMetric } from '@smartcloudops/focus';

import { bound } from './bound.ts';
import type { Run } from './connections.ts';
import { smallestCube } from './counting-loads.ts';
import type { PostgresLoad } from './counting-loads.ts';
import { dimensionSql, filterSql, parameters } from './dimension-sql.ts';
import type { Parameters } from './dimension-sql.ts';
import { dimensionsOf, filtersOf } from '../bills/answer.ts';
import type { Sum } from '../bills/answer.ts';
import { FACTS } from '../bills/columns.ts';
import { segments } from '../bills/segments.ts';
import type { Segment } from '../bills/segments.ts';
import type { UsageSums } from '../bills/usage-answer.ts';
import type { AggregateQuery, Grain } from '../cost-store.ts';
import { USAGE_AMOUNTS } from '../usage.ts';
import type { UsageQuery } from '../usage.ts';

interface Row {
  readonly period: number;
  readonly keys: readonly (string | null)[];
  readonly charges: number;
  readonly carrying: number;
  readonly amount: string | null;
  readonly estimated_from: number | null;
}

/**
 * Exact sums over the loads that were chosen to answer, each from its smallest rollup that has what is asked. What is read never
 * changes, so the statements need no common snapshot.
 */
export async function sumLoads(query: Run, question: AggregateQuery, loads: readonly PostgresLoad[]): Promise<Sum[]> {
  const asked = segments(loads, question, smallestCube(loads, dimensionsOf(question))).flatMap(
    byPeriod(question.grain)
  );
  const [charges, sums] = [asked.filter(({ level }) => level === FACTS), asked.filter(({ level }) => level !== FACTS)];
  const known = parameters();
  const parts = [
    ...(sums.length > 0 ? [statement(question, sums, known, SUMS)] : []),
    ...(charges.length > 0 ? [statement(question, charges, known, CHARGES)] : []),
  ];
  if (parts.length === 0) return [];
  return added(await query<Row>(parts.join('\nUNION ALL\n'), known.values), question);
}

/** Where charges are read from: a source of rows, and what of it is added up. */
interface Level {
  readonly from: string;
  /** Of profiles or of series, which group the first time. */
  readonly id: 'profile' | 'series';
  readonly start: string;
  readonly count: string;
  readonly carrying: Readonly<Record<CostMetric, string>>;
  readonly estimatedFrom: string;
}

const SUMS: Level = {
  from: 'charge_sum c ON c.load = g.load AND c.level = g.level AND c.start >= g.start AND c.start < g."end"',
  id: 'profile',
  start: 'c.start',
  count: 'sum(c.charges)',
  carrying: {
    BilledCost: 'sum(c.charges)',
    EffectiveCost: 'sum(c.effective)',
    ListCost: 'sum(c.list)',
    ContractedCost: 'sum(c.contracted)',
  },
  estimatedFrom: 'min(c.estimated_from)',
};
const START = 'c."ChargePeriodStart"';
const CHARGES: Level = {
  from: `charge c ON c.load = g.load AND ${START} >= g.start AND ${START} < g."end"`,
  id: 'series',
  start: START,
  count: 'count(*)',
  carrying: {
    BilledCost: 'count(*)',
    EffectiveCost: 'count(c."EffectiveCost")',
    ListCost: 'count(c."ListCost")',
    ContractedCost: 'count(c."ContractedCost")',
  },
  estimatedFrom: `min(${START} - ${START} % ${DAY_MS}) FILTER (WHERE c."x_Estimated")`,
};

/** The span of all segments is told once more, so that partitions beyond it are not even planned for. Sums by number of the profile or series first, which compares no texts, then by the asked dimensions. */
function statement(question: AggregateQuery, asked: readonly Asked[], known: Parameters, level: Level): string {
  const columns = (['load', 'level', 'start', 'end', 'period'] as const).map((name) =>
    known.add(
      asked.map((segment) => bound(segment[name])),
      'bigint[]'
    )
  );
  const span = [
    known.add(Math.min(...asked.map(({ start }) => bound(start))), 'bigint'),
    known.add(Math.max(...asked.map(({ end }) => bound(end))), 'bigint'),
  ];
  const filters = filtersOf(question);
  const names = level.id === 'profile' ? 'profile p' : 'series s JOIN profile p ON p.id = s.profile';
  const own = level.id === 'profile' ? 'p' : 's';
  const wanted =
    filters.length > 0
      ? `AND c.${level.id} IN (SELECT ${own}.id FROM ${names} WHERE ${filters.map((filter) => filterSql(filter, known)).join(' AND ')})`
      : '';
  const keys = (['BillingCurrency', ...question.groupBy] as const).map((dimension) => dimensionSql(dimension, known));
  return `SELECT a.period, ARRAY[${keys.join(', ')}]::text[] AS keys, sum(a.charges)::bigint AS charges,
    sum(a.carrying)::bigint AS carrying, sum(a.amount) AS amount, min(a.estimated_from) AS estimated_from
  FROM (
    SELECT c.${level.id}, ${periodSql(question.grain, level.start)} AS period, ${level.count} AS charges,
      ${level.carrying[question.metric]} AS carrying, sum(c."${question.metric}") AS amount, ${level.estimatedFrom} AS estimated_from
    FROM unnest(${columns.join(', ')}) AS g (load, level, start, "end", period)
    JOIN ${level.from}
    WHERE ${level.start} >= ${span[0]} AND ${level.start} < ${span[1]} ${wanted}
    GROUP BY 1, 2
  ) a JOIN ${names} ON ${own}.id = a.${level.id}
  GROUP BY a.period, ${keys.join(', ')}`;
}

/** Quantities with their costs, from the charges alone. */
export async function sumUsage(query: Run, question: UsageQuery, loads: readonly PostgresLoad[]): Promise<UsageSums[]> {
  const whole = { ...question, grain: 'total' } as const;
  const asked = segments(loads, whole, () => null);
  if (asked.length === 0) return [];
  const known = parameters();
  const rows = await query<UsageRow>(usageStatement(question, asked, known), known.values);
  return rows.map(
    ({ keys: [currency = null, ...keys], charges, amounts, carrying, estimated_from: estimatedFrom }) => ({
      ...{ period: question.from, currency, keys, charges, estimatedFrom },
      sums: amounts.map((amount, i) => ({ amount: exact(amount), carrying: Number(carrying[i]) })),
    })
  );
}

interface UsageRow extends Pick<Row, 'keys' | 'charges' | 'estimated_from'> {
  readonly amounts: readonly (string | null)[];
  readonly carrying: readonly (number | string)[];
}

function usageStatement(question: UsageQuery, asked: readonly Segment[], known: Parameters): string {
  const spans = (['load', 'start', 'end'] as const).map((name) =>
    known.add(
      asked.map((segment) => bound(segment[name])),
      'bigint[]'
    )
  );
  const [from, to] = [
    known.add(Math.min(...asked.map(({ start }) => bound(start))), 'bigint'),
    known.add(Math.max(...asked.map(({ end }) => bound(end))), 'bigint'),
  ];
  const keys = [
    ...(['BillingCurrency', ...question.groupBy] as const).map((name) => dimensionSql(name, known)),
    's."PricingUnit"',
  ];
  const filters = filtersOf(question).map((filter) => `AND ${filterSql(filter, known)}`);
  const each = (of: (column: string) => string) => USAGE_AMOUNTS.map((name) => of(`c."${name}"`)).join(', ');
  return `SELECT ARRAY[${keys.join(', ')}]::text[] AS keys, count(*)::bigint AS charges,
    ARRAY[${each((column) => `sum(${column})::text`)}] AS amounts, ARRAY[${each((column) => `count(${column})::bigint`)}] AS carrying,
    ${CHARGES.estimatedFrom} AS estimated_from
  FROM unnest(${spans.join(', ')}) AS g (load, start, "end")
  JOIN ${CHARGES.from}
  JOIN series s ON s.id = c.series JOIN profile p ON p.id = s.profile
  WHERE ${START} >= ${from} AND ${START} < ${to} ${filters.join(' ')}
  GROUP BY ${keys.join(', ')}`;
}

interface Asked extends Segment {
  readonly period: number;
}

/** Months have no fixed length, so their segments are cut at their ends and say which month they are of. */
const byPeriod =
  (grain: Grain) =>
  (segment: Segment): Asked[] =>
    grain === 'month'
      ? [...tilePeriods(segment.start, segment.end, 'month')].map(({ start, end }) => ({
          ...{ load: segment.load, level: segment.level, start, end },
          period: periodStart(start, 'month'),
        }))
      : [{ ...segment, period: 0 }];

/** 1970-01-05, the first Monday, is four days into the first week. */
const TO_MONDAY = WEEK_MS - 4 * DAY_MS;

function periodSql(grain: Grain, start: string): string {
  if (grain === 'hour') return `${start} - ${start} % ${HOUR_MS}`;
  if (grain === 'day') return `${start} - ${start} % ${DAY_MS}`;
  if (grain === 'week') return `${start} - (${start} + ${TO_MONDAY}) % ${WEEK_MS}`;
  return 'g.period';
}

/** Adds up what several levels say of the same cell. */
function added(rows: readonly Row[], { grain, from }: AggregateQuery): Sum[] {
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    const name = JSON.stringify([row.period, row.keys]);
    const same = sums.get(name);
    const [currency = null, ...keys] = row.keys;
    const estimated = [same?.estimatedFrom ?? null, row.estimated_from].filter((at) => at !== null);
    sums.set(name, {
      period: grain === 'total' ? from : row.period,
      ...{ currency, keys },
      charges: row.charges + (same?.charges ?? 0),
      carrying: row.carrying + (same?.carrying ?? 0),
      amount: exact(row.amount) + (same?.amount ?? 0n),
      estimatedFrom: estimated.length > 0 ? Math.min(...estimated) : null,
    });
  }
  return [...sums.values()];
}

function exact(text: string | null): bigint {
  const amount = text === null ? 0n : parseDecimal(text);
  if (amount === null) throw new TypeError(`The database answers ${text}, which is no decimal number of 27 places`);
  return amount;
}
