import { periodEnd, periodStart } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';

import type { Run } from './connections.ts';

/**
 * Makes the months' partitions that charges need. They are attached, not made in place: that way nobody who reads has to wait until the
 * load ends.
 */
export function partitions(): (run: Run, rows: readonly FocusRow[]) => Promise<void> {
  const there = new Set<number>();
  return async (run, rows) => {
    const months = new Set<number>();
    for (const { ChargePeriodStart } of rows) months.add(periodStart(ChargePeriodStart, 'month'));
    for (const month of months) {
      if (there.has(month)) continue;
      const date = new Date(month);
      const name = `charge_${date.getUTCFullYear()}_${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
      const [table] = await run<{ there: string | null }>('SELECT to_regclass($1)::text AS there', [name]);
      if (!table?.there) {
        await run(`CREATE TABLE ${name} (LIKE charge)`);
        await run(
          `ALTER TABLE charge ATTACH PARTITION ${name} FOR VALUES FROM (${month}) TO (${periodEnd(month, 'month')})`
        );
      }
      there.add(month);
    }
  };
}
