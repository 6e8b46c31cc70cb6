import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import type { CostMetric, Decimal } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { fromLimbs, sumOfFacts, sumOfRollups } from './money.ts';
import type { Segments } from './segments.ts';
import { dimensionSql } from './sql-dimensions.ts';
import type { Terms } from './terms.ts';
import type { AggregateQuery } from '../cost-store.ts';

/** A sum over charges that share period, currency and group, still in term ids. */
export interface Sum {
  readonly period: number;
  readonly currency: number;
  readonly keys: readonly number[];
  charges: number;
  carrying: number;
  amount: Decimal;
  /** Day (since 1970) of the first charge that may still change, or null. */
  estimatedFrom: number | null;
}

type Question = Pick<AggregateQuery, 'metric' | 'groupBy' | 'filters' | 'grain'>;

/** Adds up what the segments hold. Exact: sums are integers in SQL and BigInt here. */
export function sumSegments(db: Database, terms: Terms, question: Question, where: Segments): Sum[] {
  const sums = new Map<string, Sum>();
  if (where.rollups.length > 0) collect(sums, db, terms, question, where.rollups, rollupSql(question));
  if (where.facts.length > 0) collect(sums, db, terms, question, where.facts, factSql(question));
  return [...sums.values()];
}

interface Source {
  readonly segment: string;
  readonly from: string;
  readonly period: string;
  readonly charges: string;
  readonly estimatedFrom: string;
  readonly sums: readonly string[];
}

function rollupSql({ metric, grain }: { metric: CostMetric; grain: Question['grain'] }): Source {
  return {
    segment: 'load, cube, start, "end", period',
    from: `JOIN rollup f ON f.load = seg.load AND f.cube = seg.cube AND f.day >= seg.start AND f.day < seg."end"
      JOIN profile p ON p.id = f.profile`,
    period: grain === 'day' ? `f.day * ${DAY_MS}` : 'seg.period',
    charges: 'sum(f.charges)',
    estimatedFrom: 'min(f.estimatedFrom)',
    sums: sumOfRollups(metric, 'f'),
  };
}

function factSql({ metric, grain }: { metric: CostMetric; grain: Question['grain'] }): Source {
  const truncated = (unit: number) => `f.ChargePeriodStart / ${unit} * ${unit}`;
  return {
    segment: 'load, start, "end", period',
    from: `JOIN fact f ON f.load = seg.load AND f.ChargePeriodStart >= seg.start AND f.ChargePeriodStart < seg."end"
      JOIN series s ON s.id = f.series JOIN profile p ON p.id = s.profile`,
    period: grain === 'day' ? truncated(DAY_MS) : grain === 'hour' ? truncated(HOUR_MS) : 'seg.period',
    charges: 'count(*)',
    estimatedFrom: `min(CASE f.x_Estimated WHEN 1 THEN f.ChargePeriodStart / ${DAY_MS} END)`,
    sums: sumOfFacts(metric, 'f'),
  };
}

function collect(
  sums: Map<string, Sum>,
  db: Database,
  terms: Terms,
  { groupBy, filters }: Question,
  segments: Segments['facts'] | Segments['rollups'],
  source: Source
): void {
  const effective = filters.filter((filter) => filter.values.length > 0);
  const names = dimensionSql([...groupBy, ...effective.map((filter) => filter.dimension)], terms.idOf);
  const columns = source.segment.split(', ');
  const keys = ['p.BillingCurrency', ...groupBy.map(names.idOf)];
  const conditions = effective.map(
    ({ dimension, op }, i) =>
      `${names.idOf(dimension)} ${op === 'in' ? 'IN' : 'NOT IN'} (SELECT value FROM json_each(@filter${i}))`
  );
  const statement = db
    .prepare(
      `WITH seg(${source.segment}) AS MATERIALIZED (
        SELECT ${columns.map((_, i) => `json_extract(value, '$[${i}]')`).join(', ')} FROM json_each(@segments)
      )
      SELECT ${source.period}, ${source.charges}, ${source.estimatedFrom}, ${source.sums.join(', ')}, ${keys.join(', ')}
      FROM seg CROSS ${source.from} ${names.joins}
      WHERE ${conditions.length > 0 ? conditions.join(' AND ') : '1'}
      GROUP BY ${[source.period, ...keys].join(', ')}`
    )
    .raw()
    .safeIntegers();
  const rows = statement.iterate({
    segments: JSON.stringify(segments),
    ...names.parameters,
    ...Object.fromEntries(
      effective.map(({ values }, i) => [
        `filter${i}`,
        JSON.stringify(values.map((value) => (value === null ? 0 : terms.idOf(value)))),
      ])
    ),
  }) as IterableIterator<[bigint, bigint, bigint | null, bigint, bigint, bigint, bigint, bigint, ...bigint[]]>;
  for (const [period, charges, estimatedFrom, carrying, units, e9, e18, e27, ...ids] of rows) {
    add(sums, `${period} ${ids.join(' ')}`, {
      period: Number(period),
      currency: Number(ids[0]),
      keys: ids.slice(1).map(Number),
      charges: Number(charges),
      carrying: Number(carrying),
      amount: fromLimbs(units, e9, e18, e27),
      estimatedFrom: estimatedFrom === null ? null : Number(estimatedFrom),
    });
  }
}

function add(sums: Map<string, Sum>, name: string, more: Sum): void {
  const sum = sums.get(name);
  if (!sum) {
    sums.set(name, more);
    return;
  }
  sum.charges += more.charges;
  sum.carrying += more.carrying;
  sum.amount += more.amount;
  if (more.estimatedFrom !== null) sum.estimatedFrom = Math.min(sum.estimatedFrom ?? Infinity, more.estimatedFrom);
}
