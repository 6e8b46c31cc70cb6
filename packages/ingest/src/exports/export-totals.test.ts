import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { bucketClient } from '@smartcloudops/aws';
import type { FocusRow } from '@smartcloudops/focus';
import type { CostStore } from '@smartcloudops/warehouse';

import { CUR2, exportBench, FOCUS, MONTHS } from '../../test/export-bench.ts';
import type { ExportBench } from '../../test/export-bench.ts';
import { reconcile } from '../reconcile/reconcile.ts';

jest.setTimeout(60_000);

let at: ExportBench;
beforeEach(async () => (at = await exportBench()));
afterEach(() => at.close());

/** `2026-09 BilledCost ties`, sorted. */
const badges = async () =>
  (await reconcile({ warehouse: at.warehouse, clock: { now: () => at.now } }, 'c'))
    .map(({ control, ties, services }) =>
      [
        new Date(control.month).toISOString().slice(0, 7),
        control.metric,
        ties ? 'ties' : services.map(({ service }) => service).join(),
      ].join(' ')
    )
    .sort();
const ties = (...metrics: readonly string[]) =>
  MONTHS.flatMap((month) => metrics.map((metric) => `${month} ${metric} ties`)).sort();

/** A store that loses something of each load on the way. */
const losing = (costs: CostStore, lose: (rows: readonly FocusRow[]) => readonly FocusRow[]): CostStore => ({
  ...costs,
  load: (manifest, rows) =>
    costs.load(
      manifest,
      (async function* () {
        for await (const batch of rows) yield lose(batch);
      })()
    ),
});

test.each([
  [FOCUS, ['BilledCost', 'EffectiveCost']],
  [CUR2, ['BilledCost']],
])('what $name says of itself is what is stored, month by month and service by service', async (place, metrics) => {
  await at.run(place);
  expect(await badges()).toEqual(ties(...metrics));
  const [total] = await at.warehouse.items.read({ connections: ['c'], kind: 'control-total' }, null);
  expect(total?.attributes).toMatchObject({ source: 'data-export', basis: expect.stringContaining('DuckDB') });
});

test.each<[string, (rows: readonly FocusRow[]) => readonly FocusRow[]]>([
  [
    'a charge is dropped',
    (rows) =>
      rows.toSpliced(
        rows.findIndex(({ BilledCost }) => BilledCost !== 0n),
        1
      ),
  ],
  ['a charge is taken twice', (rows) => [...rows, ...rows.filter(({ BilledCost }) => BilledCost !== 0n).slice(0, 1)]],
  [
    'a service is mistaken',
    (rows) => rows.map((row) => ({ ...row, ServiceName: row.ServiceName?.toUpperCase() ?? null })),
  ],
])('when %s on the way into the warehouse, the badge turns red, and reading again mends it', async (_, lose) => {
  const { costs } = at.warehouse;
  await at.run(FOCUS, { warehouse: { ...at.warehouse, costs: losing(costs, lose) } });
  expect((await badges()).filter((badge) => badge.endsWith(' ties'))).toEqual([]);
  await at.warehouse.state.delete('collect/c/data-export/periods');
  await at.run();
  expect(await badges()).toEqual(ties('BilledCost', 'EffectiveCost'));
});

test('Parquet, with the types that AWS writes, comes to the same cent and ties', async () => {
  const csv = join(at.folder, 'focus-*.csv.gz');
  const settings = { authType: 'keys', accessKey: 'CORE', secretKey: 's', endpoint: at.twin.url } as const;
  const client = bucketClient(settings, { bucket: 'bills', region: 'us-east-1' });
  const { objects } = await client.list({ Prefix: 'exports/focus-daily/data/BILLING_PERIOD=2026-09/' });
  for (const [index, { key }] of objects.entries()) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await client.read(key, {})).body) chunks.push(chunk);
    at.write(`focus-${index}.csv.gz`, Buffer.concat(chunks));
  }
  client.close();
  const parquet = join(at.folder, 'focus.parquet');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const doubles = ['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost', 'ConsumedQuantity'];
  const times = ['ChargePeriodStart', 'ChargePeriodEnd', 'BillingPeriodStart', 'BillingPeriodEnd'];
  const typed = [
    ...doubles.map((name) => `${name}::DOUBLE AS ${name}`),
    ...times.map((name) => `${name}::TIMESTAMP_MS AS ${name}`),
    `CAST(json(nullif(Tags, '')) AS MAP(VARCHAR, VARCHAR)) AS Tags`,
  ];
  await connection.run(
    `COPY (SELECT * REPLACE (${typed.join(', ')}) FROM read_csv('${csv}', all_varchar=true)) TO '${parquet}' (FORMAT parquet)`
  );
  const [count] = (await connection.runAndReadAll(`SELECT count(*) FROM '${parquet}'`)).getRows()[0] ?? [];
  connection.closeSync();

  const key = 'pq/data/BILLING_PERIOD=2026-09/pq-00001.snappy.parquet';
  at.twin.putObject('parquet', key, readFileSync(parquet));
  at.twin.putObject(
    'parquet',
    'pq/metadata/BILLING_PERIOD=2026-09/pq-Manifest.json',
    JSON.stringify({ dataFiles: [`s3://parquet/${key}`] })
  );
  const one = { bucket: 'parquet', prefix: '' };
  expect(await at.run(one)).toMatchObject({ state: 'done', periods: ['2026-09'], rows: Number(count) });
  expect((await at.months()).get('2026-09')).toBe(at.truth('2026-09'));
  expect(await badges()).toEqual(['2026-09 BilledCost ties', '2026-09 EffectiveCost ties']);
  expect(await at.warehouse.costs.tagKeys(['c'])).toEqual(expect.arrayContaining(['team']));
});
