import { periodEnd, periodStart } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { limbsToDecimal } from './blocks/amount.ts';
import { blockReader } from './blocks/block-table.ts';
import { sumInto } from './blocks/cells.ts';
import type { PeriodOf } from './blocks/cells.ts';
import { dimensionsOf, filtersOf } from '../bills/answer.ts';
import type { Sum } from '../bills/answer.ts';
import { CUBES, FACTS, cubeHas } from '../bills/columns.ts';
import type { CountingLoad } from '../bills/counting-load.ts';
import { groups } from './groups.ts';
import { segments } from '../bills/segments.ts';
import type { Words } from './words.ts';
import type { AggregateQuery } from '../cost-store.ts';

/** Exact sums over the loads that were chosen to answer, each from its smallest rollup that has what is asked. */
export function sumLoads(db: Database, words: Words, query: AggregateQuery, loads: readonly CountingLoad[]): Sum[] {
  const cells = sumInto(periodOf(query), 1);
  const read = blockReader(db, [query.metric]);
  const { ofSeries, ofProfile, keys } = groups(words, query.groupBy, filtersOf(query));
  for (const { load, level, start, end } of segments(loads, query, smallestCube(db, loads, dimensionsOf(query)))) {
    for (const block of read(load, level, start, end))
      cells.add(block, start, end, level === FACTS ? ofSeries : ofProfile);
  }
  const { length, ...block } = cells.toBlock();
  return Array.from({ length }, (_, i) => {
    const [currency = 0, ...rest] = keys[block.id[i] ?? 0] ?? [];
    const { carrying, limbs } = block.amounts[0] ?? { carrying: [], limbs: [] };
    const estimatedFrom = block.estimatedFrom[i] ?? -1;
    return {
      ...{
        period: block.start[i] ?? 0,
        currency: words.textOf(currency),
        keys: rest.map(words.textOf),
        charges: block.charges[i] ?? 0,
        carrying: carrying[i] ?? 0,
      },
      amount: limbsToDecimal(limbs, i),
      estimatedFrom: estimatedFrom < 0 ? null : estimatedFrom,
    };
  });
}

function periodOf({ grain, from }: AggregateQuery): PeriodOf {
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
