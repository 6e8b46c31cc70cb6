import { COST_METRICS, periodEnd, periodStart, tilePeriods } from '@smartcloudops/focus';
import type { PeriodGrain } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import type { Block } from './blocks/block.ts';
import { blockReader, blockWriter } from './blocks/block-table.ts';
import { asRead, sumInto } from './blocks/cells.ts';
import type { Cells, GroupOf } from './blocks/cells.ts';
import { CUBES, FACTS, monthly } from '../bills/columns.ts';
import type { Dictionary } from './dictionary.ts';
import type { LoadSummary } from '../bills/load-summary.ts';

/** Below this many charges the finest cube is small enough for every question. */
const MANY_ROWS = 5_000;

/**
 * Sums the facts of a load by day and month in every cube. A generator: each step is a small piece of work, so that the caller
 * can let others run in between.
 */
export function* buildRollups(db: Database, dictionary: Dictionary, load: number, facts: LoadSummary): Generator<void> {
  if (facts.firstStart === null || facts.lastStart === null) return;
  const read = blockReader(db, COST_METRICS);
  const write = blockWriter(db);
  const profiles = numbering((series) => dictionary.profileOf(series));
  const cubes = CUBES.map((_, cube) =>
    numbering((profile) => (cube === 0 ? profile : dictionary.coarsen(cube, profile)))
  );
  const wanted = facts.rows < MANY_ROWS ? cubes.slice(0, 1) : cubes;

  for (const month of tilePeriods(facts.firstStart, facts.lastStart + 1, 'month')) {
    const finest = sumBy('day');
    for (const block of read(load, FACTS, month.start, month.end)) {
      finest.add(block, month.start, month.end, profiles.groupOf);
      yield;
    }
    const days = profiles.name(finest.toBlock());
    for (const [cube, numbers] of wanted.entries()) {
      const ofCube = cube === 0 ? days : numbers.name(sumAgain(days, 'day', numbers.groupOf));
      write(load, cube, ofCube);
      const own = numbering((profile) => profile);
      write(load, monthly(cube), own.name(sumAgain(ofCube, 'month', own.groupOf)));
      yield;
    }
  }
  db.prepare(
    'INSERT INTO load_cube SELECT load, level, sum(rows) FROM block WHERE load = ? AND level >= 0 GROUP BY level'
  ).run(load);
}

const sumBy = (grain: PeriodGrain): Cells =>
  sumInto((moment) => ({ start: periodStart(moment, grain), end: periodEnd(moment, grain) }), COST_METRICS.length);

function sumAgain(block: Block<Float64Array>, grain: PeriodGrain, groupOf: GroupOf): Block<Float64Array> {
  const cells = sumBy(grain);
  cells.add(asRead(block), -Infinity, Infinity, groupOf);
  return cells.toBlock();
}

/** Numbers what a function gives, densely from 0, and asks it once per argument. */
function numbering(of: (id: number) => number): {
  groupOf: GroupOf;
  name: (block: Block<Float64Array>) => Block<Float64Array>;
} {
  const groups = new Map<number, number>();
  const byValue = new Map<number, number>();
  const values: number[] = [];
  return {
    groupOf(id) {
      const known = groups.get(id);
      if (known !== undefined) return known;
      const value = of(id);
      let group = byValue.get(value);
      if (group === undefined) {
        group = values.push(value) - 1;
        byValue.set(value, group);
      }
      groups.set(id, group);
      return group;
    },
    name: (block) => ({ ...block, id: Float64Array.from(block.id, (group) => values[group] ?? 0) }),
  };
}
