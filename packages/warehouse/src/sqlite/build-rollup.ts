import { COST_METRICS, DAY_MS, tilePeriods } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { CUBES, ROLLUP_SUMS, monthly } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import type { FactSummary } from './fact-writer.ts';
import { sumOfFacts } from './money.ts';

const TARGET = `INSERT INTO rollup (load, cube, day, profile, charges, estimatedFrom, ${ROLLUP_SUMS.join(', ')})`;
const SUMS = ROLLUP_SUMS.map((column) => `sum(r.${column})`).join(', ');

/**
 * Sums the facts of a load by day and month in every cube. A generator: each step is a small piece of work, so that the caller
 * can let others run in between.
 */
export function* buildRollup(db: Database, dictionary: Dictionary, load: number, facts: FactSummary): Generator<void> {
  if (facts.firstStart === null || facts.lastStart === null) return;
  const end = facts.lastStart + 1;
  const days = [...tilePeriods(facts.firstStart, end, 'day')];
  const months = [...tilePeriods(facts.firstStart, end, 'month')].map((month) => ({
    first: Math.floor(month.start / DAY_MS),
    last: Math.floor((month.end - 1) / DAY_MS),
  }));

  const fromFacts = db.prepare(`${TARGET}
    SELECT f.load, 0, @day, s.profile, count(*), min(CASE f.x_Estimated WHEN 1 THEN @day END),
      ${COST_METRICS.flatMap((metric) => sumOfFacts(metric, 'f')).join(', ')}
    FROM fact f JOIN series s ON s.id = f.series
    WHERE f.load = @load AND f.ChargePeriodStart >= @start AND f.ChargePeriodStart < @end
    GROUP BY s.profile`);
  for (const { start, end: dayEnd } of days) {
    fromFacts.run({ load, day: Math.floor(start / DAY_MS), start, end: dayEnd });
    yield;
  }

  rememberCoarse(db, dictionary, load);
  yield;

  const fromFinest = db.prepare(`${TARGET}
    SELECT r.load, @cube, r.day, c.coarse, sum(r.charges), min(r.estimatedFrom), ${SUMS}
    FROM rollup r JOIN coarse c ON c.cube = @cube AND c.profile = r.profile
    WHERE r.load = @load AND r.cube = 0 AND r.day >= @first AND r.day <= @last
    GROUP BY r.day, c.coarse`);
  const fromDays = db.prepare(`${TARGET}
    SELECT r.load, @monthly, @first - (cast(strftime('%d', @first * 86400, 'unixepoch') AS INTEGER) - 1), r.profile,
      sum(r.charges), min(r.estimatedFrom), ${SUMS}
    FROM rollup r
    WHERE r.load = @load AND r.cube = @cube AND r.day >= @first AND r.day <= @last
    GROUP BY r.profile`);
  for (const cube of CUBES.keys()) {
    for (const month of months) {
      if (cube > 0) fromFinest.run({ load, cube, ...month });
      fromDays.run({ load, cube, monthly: monthly(cube), ...month });
      yield;
    }
  }
  db.prepare('INSERT INTO load_cube SELECT load, cube, count(*) FROM rollup WHERE load = ? GROUP BY cube').run(load);
}

/** Finds, once per profile ever seen, which coarser profile stands for it in each cube. */
function rememberCoarse(db: Database, dictionary: Dictionary, load: number): void {
  const unknown = db
    .prepare(
      `SELECT DISTINCT r.profile FROM rollup r WHERE r.load = ? AND r.cube = 0
       AND NOT EXISTS (SELECT 1 FROM coarse c WHERE c.cube = 1 AND c.profile = r.profile)`
    )
    .pluck()
    .all(load) as number[];
  const insert = db.prepare('INSERT INTO coarse (cube, profile, coarse) VALUES (?, ?, ?)');
  for (const profile of unknown) {
    for (let cube = 1; cube < CUBES.length; cube += 1) insert.run(cube, profile, dictionary.coarsen(cube, profile));
  }
}
