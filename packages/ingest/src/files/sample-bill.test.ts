import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { parse } from 'csv-parse/sync';
import { COST_METRICS, formatDecimal, parseDecimal } from '@smartcloudops/focus';
import type { CostMetric } from '@smartcloudops/focus';

import { bench } from '../../test/bill-file.ts';
import { importFile } from './import-file.ts';

jest.setTimeout(60_000);

const folder = fileURLToPath(new URL('../../../../../shared/data/focus', import.meta.url));
const bills = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.csv')) : [];
const present = bills.length > 0 ? test : test.skip;
if (bills.length === 0)
  process.stderr.write('skipped: sample bills (they are not beside the repository in ../shared/data/focus)\n');

/** The file's own sums by service and month, by means that share nothing with the importer but the CSV grammar. */
function ownSums(path: string, metric: CostMetric): Map<string, string> {
  const sums = new Map<string, bigint>();
  for (const row of parse(readFileSync(path), { columns: true }) as Record<string, string>[]) {
    const key = `${row['ServiceName'] ?? ''} ${(row['ChargePeriodStart'] ?? '').slice(0, 7)}`;
    const [whole = '', fraction = ''] = (row[metric] ?? '').replace('NULL', '').replace('-', '').split('.');
    const sign = row[metric]?.startsWith('-') ? -1n : 1n;
    sums.set(key, (sums.get(key) ?? 0n) + sign * BigInt(whole + fraction.padEnd(27, '0')));
  }
  return new Map([...sums].map(([key, sum]) => [key, formatDecimal(sum)]));
}

present.each(bills)('%s ties to itself, by service and month, to the last digit', async (name) => {
  const at = bench();
  const path = `${folder}/${name}`;
  const context = { warehouse: at.warehouse, clock: { now: () => 0 } };
  const report = await importFile(context, path);
  expect(await importFile(context, path)).toMatchObject({ state: 'unchanged', rows: report.rows });
  for (const metric of COST_METRICS) {
    const { cells } = await at.warehouse.costs.aggregate({
      ...{
        connections: ['import'],
        metric,
        groupBy: ['ServiceName'],
        filters: [],
        from: 0,
        to: 4e12,
        grain: 'month',
        asOf: null,
      },
    });
    const ours = new Map(
      cells.map(({ keys, periodStart, amount }) => [
        `${keys[0] ?? ''} ${new Date(periodStart).toISOString().slice(0, 7)}`,
        formatDecimal(amount),
      ])
    );
    const own = ownSums(path, metric);
    for (const [key, sum] of own) expect([key, ours.get(key) ?? '0']).toEqual([key, sum]);
    const total = [...own.values()].reduce((sum, text) => sum + (parseDecimal(text) ?? 0n), 0n);
    expect(report.totals[metric]).toBe(formatDecimal(total));
  }
  await at.close();
});
