import { periodEnd, periodStart } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { limbsToDecimal } from './blocks/amount.ts';
import { blockReader } from './blocks/block-table.ts';
import type { AmountName } from './blocks/block-table.ts';
import { sumInto } from './blocks/cells.ts';
import type { PeriodOf } from './blocks/cells.ts';
import { dimensionsOf, filtersOf } from '../bills/answer.ts';
import type { Sum } from '../bills/answer.ts';
import { CUBES, FACTS, cubeHas } from '../bills/columns.ts';
import type { CountingLoad } from '../bills/counting-load.ts';
import { groups } from './groups.ts';
import { segments } from '../bills/segments.ts';
import type { Segment } from '../bills/segments.ts';
import type { UsageSums } from '../bills/usage-answer.ts';
import type { Words } from './words.ts';
import type { AggregateQuery } from '../cost-store.ts';
import { USAGE_AMOUNTS } from '../usage.ts';
import type { UsageQuery } from '../usage.ts';

/** Exact sums over the loads that were chosen to answer, each from its smallest rollup that has what is asked. */
export function sumLoads(db: Database, words: Words, query: AggregateQuery, loads: readonly CountingLoad[]): Sum[] {
  const cubeOf = smallestCube(db, loads, dimensionsOf(query));
  const sums = sumAll(db, words, { ...query, names: [query.metric] }, segments(loads, query, cubeOf));
  return sums.map(({ sums: [sum = NOTHING], ...rest }) => ({ ...rest, ...sum }));
}

/** Quantities are kept with the charges only. */
export function sumUsage(db: Database, words: Words, query: UsageQuery, loads: readonly CountingLoad[]): UsageSums[] {
  const groupBy = [...query.groupBy, 'PricingUnit'] as const;
  const whole = { ...query, groupBy, grain: 'total', names: USAGE_AMOUNTS } as const;
  return sumAll(
    db,
    words,
    whole,
    segments(loads, whole, () => null)
  );
}

const NOTHING = { amount: 0n, carrying: 0 };

type Sums = Omit<AggregateQuery, 'metric'> & { readonly names: readonly AmountName[] };

function sumAll(db: Database, words: Words, query: Sums, asked: readonly Segment[]): UsageSums[] {
  const cells = sumInto(periodOf(query), query.names.length);
  const read = blockReader(db, query.names);
  const { ofSeries, ofProfile, keys } = groups(words, query.groupBy, filtersOf(query));
  for (const { load, level, start, end } of asked) {
    for (const block of read(load, level, start, end))
      cells.add(block, start, end, level === FACTS ? ofSeries : ofProfile);
  }
  const { length, ...block } = cells.toBlock();
  return Array.from({ length }, (_, i) => {
    const [currency = 0, ...rest] = keys[block.id[i] ?? 0] ?? [];
    const estimatedFrom = block.estimatedFrom[i] ?? -1;
    return {
      period: block.start[i] ?? 0,
      currency: words.textOf(currency),
      keys: rest.map(words.textOf),
      charges: block.charges[i] ?? 0,
      sums: block.amounts.map(({ carrying, limbs }) => ({
        amount: limbsToDecimal(limbs, i),
        carrying: carrying[i] ?? 0,
      })),
      estimatedFrom: estimatedFrom < 0 ? null : estimatedFrom,
    };
  });
}

function periodOf({ grain, from }: Pick<AggregateQuery, 'grain' | 'from'>): PeriodOf {
  if (grain === 'total') return () => ({ start: from, end: Infinity });
  return (moment) => ({ start: periodStart(moment, grain), end: periodEnd(moment, grain) });
}

function smallestCube(
  db: Database,
  loads: readonly CountingLoad[],
  needed: readonly Dimension[]
): (load: number) => number | null {
  const fitting = [...CUBES.keys()].filter((cube) => needed.every((dimension) => cubeHas(cube, dimension)));
  const rows = db
    .prepare(
      `SELECT load, cube, min(rows) FROM load_cube
       WHERE load IN (SELECT value FROM json_each(?)) AND cube IN (SELECT value FROM json_each(?)) GROUP BY load`
    )
    .raw()
    .all(JSON.stringify(loads.map((load) => load.id)), JSON.stringify(fitting)) as [number, number, number][];
  const smallest = new Map(rows.map(([load, cube]) => [load, cube]));
  return (load) => smallest.get(load) ?? null;
}
