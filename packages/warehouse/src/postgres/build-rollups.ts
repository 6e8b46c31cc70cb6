import { DAY_MS, periodsBetween } from '@smartcloudops/focus';

import type { Run } from './connections.ts';
import type { Dictionary } from './dictionary.ts';
import { CUBES, monthly } from '../bills/columns.ts';
import type { LoadSummary } from '../bills/load-summary.ts';

/** Below this many charges the finest cube is small enough for every question. */
const MANY_ROWS = 5_000;

const COLUMNS = `load, level, start, profile, charges, estimated_from,
  "BilledCost", "EffectiveCost", "ListCost", "ContractedCost", effective, list, contracted`;
const AMOUNTS = 'sum("BilledCost"), sum("EffectiveCost"), sum("ListCost"), sum("ContractedCost")';
const AGAIN = `sum(charges), min(estimated_from), ${AMOUNTS}, sum(effective), sum(list), sum(contracted)`;
const START = '"ChargePeriodStart"';

/**
 * Sums the charges of a load by day and month in every cube.
 * @returns the number of sums by day of each cube
 */
export async function buildRollups(
  run: Run,
  words: Dictionary,
  load: number,
  facts: LoadSummary
): Promise<readonly number[]> {
  const { firstStart, lastStart } = facts;
  if (firstStart === null || lastStart === null) return [];
  await run(
    `INSERT INTO charge_sum (${COLUMNS})
     SELECT $1::int, 0, day, profile, count(*), min(day) FILTER (WHERE "x_Estimated"), ${AMOUNTS},
       count("EffectiveCost"), count("ListCost"), count("ContractedCost")
     FROM (SELECT c.*, s.profile, ${START} - ${START} % ${DAY_MS} AS day FROM charge c JOIN series s ON s.id = c.series
       WHERE c.load = $1 AND ${START} >= $2 AND ${START} <= $3) c
     GROUP BY day, profile ORDER BY day, profile`,
    [load, firstStart, lastStart]
  );
  if (facts.rows >= MANY_ROWS) {
    const profiles = (
      await run<{ profile: number }>('SELECT DISTINCT profile FROM charge_sum WHERE load = $1 AND level = 0', [load])
    ).map(({ profile }) => profile);
    for (const cube of CUBES.keys()) {
      if (cube === 0) continue;
      await run(
        `INSERT INTO charge_sum (${COLUMNS})
         SELECT load, $2::int, start, coarse, ${AGAIN}
         FROM charge_sum JOIN unnest($3::int[], $4::int[]) AS m (fine, coarse) ON m.fine = profile
         WHERE load = $1 AND level = 0 GROUP BY load, start, coarse ORDER BY start, coarse`,
        [load, cube, profiles, await words.coarsen(run, cube, profiles)]
      );
    }
  }
  const months = [...periodsBetween(firstStart, lastStart + 1, 'month')];
  await run(
    `INSERT INTO charge_sum (${COLUMNS})
     SELECT load, level + ${monthly(0)}, m.month, profile, ${AGAIN}
     FROM charge_sum JOIN unnest($2::bigint[], $3::bigint[]) AS m (month, "end") ON start >= m.month AND start < m."end"
     WHERE load = $1 AND level < ${monthly(0)} GROUP BY load, level, m.month, profile ORDER BY level, m.month, profile`,
    [load, months.map(({ start }) => start), months.map(({ end }) => end)]
  );
  const rows = await run<{ level: number; rows: number }>(
    `SELECT level, count(*) AS rows FROM charge_sum WHERE load = $1 AND level < ${monthly(0)} GROUP BY level`,
    [load]
  );
  const counted = new Map(rows.map(({ level, rows: count }) => [level, count]));
  return [...CUBES.keys()].map((cube) => counted.get(cube) ?? 0);
}
