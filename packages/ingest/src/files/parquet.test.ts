import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { DuckDBInstance } from '@duckdb/node-api';
import { formatDecimal } from '@smartcloudops/focus';

import { bench, bill, csv } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { importFile } from './import-file.ts';

const clock = { now: () => Date.UTC(2024, 9, 5) };
const rows = bill(
  Array.from({ length: 2500 }, (_, i) => ({
    BilledCost: (i * 0.0000001 + 0.1).toFixed(7),
    ServiceName: i % 3 === 0 ? '' : `Service ${i % 7}`,
    Tags: i % 2 === 0 ? '{"team":"web","env":"prod"}' : '',
    ChargePeriodStart: `2024-09-0${1 + (i % 9)}T0${i % 10}:00:00Z`,
    ChargePeriodEnd: '2024-10-01T00:00:00Z',
  }))
);

jest.setTimeout(30_000);

let at: Bench;
let text: string;
beforeEach(() => {
  at = bench();
  text = at.write('bill.csv', csv(rows));
});
afterEach(() => at.close());

const load = (path: string) => importFile({ warehouse: at.warehouse, clock }, path);

/** The same bill as Parquet, with the types that a producer chose. */
async function parquet(replace: string, name = 'bill.parquet'): Promise<string> {
  const path = join(at.folder, name);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `COPY (SELECT * REPLACE (${replace}) FROM read_csv('${text}', all_varchar=true) ORDER BY random()) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`
  );
  connection.closeSync();
  return path;
}
const MONEY = ['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost'];
const TIMES = ['BillingPeriodStart', 'BillingPeriodEnd', 'ChargePeriodStart', 'ChargePeriodEnd'];
const all = (names: readonly string[], type: string) => names.map((name) => `${name}::${type} AS ${name}`).join(', ');

test.each([
  ['text', 'Tags::VARCHAR AS Tags'],
  [
    'doubles, timestamps and maps, as AWS writes',
    `${all(MONEY, 'DOUBLE')}, ${all(TIMES, 'TIMESTAMP_MS')}, json_transform(Tags, '"MAP(VARCHAR,VARCHAR)"') AS Tags`,
  ],
  [
    'decimals and timestamps with zone, as Azure writes',
    `${all(MONEY, 'DECIMAL(38,18)')}, ${all(TIMES, 'TIMESTAMPTZ')}`,
  ],
  ['nanoseconds', `${all(MONEY, 'DECIMAL(12,7)')}, ${all(TIMES, 'TIMESTAMP_NS')}`],
  ['epoch seconds', TIMES.map((name) => `epoch(${name}::TIMESTAMP)::BIGINT AS ${name}`).join(', ')],
  [
    'tags as key/value pairs, as Google writes',
    "CASE WHEN Tags IS NULL THEN NULL ELSE [{'key': 'team', 'value': 'web'}, {'key': 'env', 'value': 'prod'}] END AS Tags",
  ],
])('%s: the same bill, whatever the types and the order of rows', async (_, replace) => {
  const first = await load(text);
  const path = await parquet(replace);
  expect(await load(path)).toMatchObject({ state: 'unchanged', rows: 2500, totals: first.totals });
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
  expect(await load(`${path}.gz`)).toMatchObject({ state: 'unchanged', totals: first.totals });
});

test('a file whose name looks like a pattern is one file', async () => {
  expect(await load(await parquet('Tags AS Tags', "b[i]ll*'?.data"))).toMatchObject({ state: 'loaded', rows: 2500 });
});

test('32-bit floats are the numbers that were written, dates are midnights', async () => {
  const path = await parquet("0.1::FLOAT AS BilledCost, DATE '2024-09-03' AS ChargePeriodStart");
  expect((await load(path)).totals['BilledCost']).toBe('250');
  const [cell] = (
    await at.warehouse.costs.aggregate({
      ...{ connections: null, metric: 'BilledCost', groupBy: [], filters: [], grain: 'day', asOf: null },
      from: Date.UTC(2024, 8, 1),
      to: Date.UTC(2024, 9, 1),
    })
  ).cells;
  expect([new Date(cell?.periodStart ?? 0).toISOString(), formatDecimal(cell?.amount ?? 0n)]).toEqual([
    '2024-09-03T00:00:00.000Z',
    '250',
  ]);
});

test.each([
  [
    'a cost that is text',
    "CASE WHEN BilledCost = '0.1002000' THEN 'n/a' ELSE BilledCost END AS BilledCost",
    'INGEST_NOT_A_NUMBER',
    /row \d+, column BilledCost: "n\/a"/,
  ],
  ['a cost that is true or false', 'true AS BilledCost', 'INGEST_NOT_A_NUMBER', /row 1, column BilledCost/],
  ['an infinite cost', "'inf'::DOUBLE AS BilledCost", 'INGEST_NOT_A_NUMBER', /column BilledCost/],
  ['no cost', 'NULL::DOUBLE AS BilledCost', 'INGEST_VALUE_MISSING', /row 1, column BilledCost/],
  ['a time that is a price', '0.5::DOUBLE AS ChargePeriodStart', 'INGEST_NOT_A_TIME', /column ChargePeriodStart/],
])('%s is refused with its row', async (_, replace, code, words) => {
  const path = await parquet(replace);
  await expect(load(path)).rejects.toMatchObject({ code, message: expect.stringMatching(words) as string });
  expect(await at.warehouse.costs.loads(null)).toEqual([]);
});

test('a truncated or damaged file is refused whole', async () => {
  const bytes = readFileSync(await parquet('Tags AS Tags'));
  const damaged = Buffer.from(bytes);
  damaged.fill(0xff, 100, Math.floor(bytes.length / 2));
  for (const [name, content] of [
    ['cut.parquet', bytes.subarray(0, bytes.length - 100)],
    ['half.parquet', bytes.subarray(0, bytes.length / 2)],
    ['damaged.parquet', damaged],
  ] as const) {
    await expect(load(at.write(name, content))).rejects.toMatchObject({
      code: 'INGEST_PARQUET_BROKEN',
      place: { file: join(at.folder, name) },
    });
  }
  const packed = gzipSync(bytes);
  await expect(load(at.write('cut.parquet.gz', packed.subarray(0, packed.length - 50)))).rejects.toMatchObject({
    code: 'INGEST_GZIP_BROKEN',
  });
  expect(await at.warehouse.costs.loads(null)).toEqual([]);
});
