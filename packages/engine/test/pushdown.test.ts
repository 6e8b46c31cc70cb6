import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { CUR_COLUMNS } from '@smartcloudops/aws';
import { parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { ConnectionSettings, Engine, Principal } from '@smartcloudops/engine';
import { FOCUS_COLUMNS, formatDecimal, parseDecimal } from '@smartcloudops/focus';
import { startTwin } from '@smartcloudops/twin';
import type { AthenaRunner, AthenaTable, Twin } from '@smartcloudops/twin';
import { csvToParquet } from '@smartcloudops/warehouse/testing/csv-to-parquet';
import { duckdbEngine } from '@smartcloudops/warehouse/testing/duckdb-engine';
import type { DuckdbEngine } from '@smartcloudops/warehouse/testing/duckdb-engine';

import { servicesCsv } from './bill.ts';
import { curLines } from './cur-lines.ts';

jest.setTimeout(60_000);

const SAMPLE = path.resolve(__dirname, '../../../../shared/data/focus/focus_1.0_sample.csv');
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const folder = mkdtempSync(path.join(tmpdir(), 'push-down-'));
const engines = new Map<string, DuckdbEngine>();
let twin: Twin;
let engine: Engine;
let now = Date.now();

/** Two tables of one database: the sample bill in FOCUS, and lines of every kind of a Cost and Usage Report. */
beforeAll(async () => {
  const focus = existsSync(SAMPLE) ? SAMPLE : path.join(folder, 'focus.csv');
  const cur = path.join(folder, 'cur.csv');
  writeFileSync(cur, curLines());
  if (!existsSync(SAMPLE)) {
    process.stderr.write(
      'skipped: the sample bill by Athena (it is not beside the repository in ../shared/data/focus)\n'
    );
    writeFileSync(focus, servicesCsv(20));
  }
  await csvToParquet(focus, path.join(folder, 'focus'), FOCUS_COLUMNS, 'BillingPeriodStart');
  await csvToParquet(cur, path.join(folder, 'cur'), CUR_COLUMNS, 'bill_billing_period_start_date');
  for (const name of ['focus', 'cur']) engines.set(name, await duckdbEngine(path.join(folder, name)));
  twin = await startTwin({
    athena: runner,
    athenaTables: await Promise.all([...engines].map(([name, of]) => athenaTable(name, of))),
    athenaWorkGroups: [{ name: 'bill', outputLocation: 's3://answers/', bytesScannedCutoff: 50_000_000 }],
    credentials: [
      { accessKeyId: 'READER', allow: ['athena:*', 'glue:*', 's3:*', 'sts:*'] },
      { accessKeyId: 'STRANGER', allow: ['sts:*'] },
    ],
  });
  engine = await createEngineHere({
    dataDir: path.join(folder, 'data'),
    logger: silent,
    schedule: false,
    clock: () => now,
  });
  await engine.importFiles([focus], { connection: 'imported-focus' });
  await engine.importFiles([cur], { connection: 'imported-cur' });
  await engine.connect(connection('focus', {}));
  await engine.connect(connection('cur', { dialect: 'cur2' }));
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  await Promise.all([...engines.values()].map((one) => one.close()));
  rmSync(folder, { recursive: true });
});

const runner: AthenaRunner = async (sql, { scanned }) => {
  const own = [...engines].find(([name]) => sql.includes(`"bill"."${name}"`));
  if (!own) throw new Error('TABLE_NOT_FOUND');
  const [name, of] = own;
  const answer = await of.query(sql.replaceAll(`"bill"."${name}"`, '"bill"."charges"'), { maxBytes: 0 });
  scanned(answer.bytesScanned);
  return { ...answer, columns: answer.columns.map((column) => ({ name: column, type: 'varchar' })) };
};

const HIVE: Readonly<Record<string, string>> = { varchar: 'string', 'map(varchar, varchar)': 'map<string,string>' };

async function athenaTable(name: string, of: DuckdbEngine): Promise<AthenaTable> {
  const columns = (await of.columns(of.table)).map((column) => ({ ...column, type: HIVE[column.type] ?? column.type }));
  const isPartition = (column: { readonly name: string }) => column.name === 'billing_period';
  return {
    ...{ database: 'bill', name },
    columns: columns.filter((column) => !isPartition(column)),
    partitionKeys: columns.filter(isPartition),
  };
}

const connection = (
  table: string,
  pushdown: Partial<NonNullable<ConnectionSettings['pushdown']>>,
  known: Partial<ConnectionSettings> = {}
): ConnectionSettings => ({
  ...{ id: table, name: table, kind: 'aws', monthlyApiBudget: '1.00', metrics: { enabled: false } },
  aws: { authType: 'keys', endpoint: twin.url, accessKey: 'READER', secretKey: 'any', defaultRegion: 'eu-west-1' },
  pushdown: { engine: 'athena', database: 'bill', table, workGroup: 'bill', ...pushdown },
  ...known,
});

const timeRange = { from: '2024-08-01T00:00:00Z', to: '2025-01-01T00:00:00Z' };
const only = (...connections: string[]): Principal => ({ name: 'ann', role: 'admin', connections });

async function get(url: string, principal: Principal): Promise<Record<string, unknown>> {
  const response = await engine.fetch(new Request(`http://engine/api/v1/${url}`), principal);
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

const COST: readonly Record<string, unknown>[] = [
  { grain: 'total' },
  { grain: 'day', groupBy: ['ServiceName'] },
  { grain: 'day', groupBy: ['SubAccountId'], timeRange: { from: '2024-09-02T07:30:00Z', to: '2024-09-20T03:00:00Z' } },
  { grain: 'month', groupBy: ['SubAccountId', 'RegionId'] },
  { grain: 'total', groupBy: ['ResourceId'] },
  { grain: 'hour', groupBy: ['ChargeCategory'], metric: 'EffectiveCost' },
  { grain: 'week', groupBy: ['ChargeCategory', 'CommitmentDiscountType', 'CommitmentDiscountStatus'] },
  { grain: 'total', groupBy: ['PricingCategory', 'ChargeFrequency', 'ChargeClass'], metric: 'EffectiveCost' },
  { grain: 'total', groupBy: ['Tags.environment', 'Tags.team'] },
  { grain: 'total', groupBy: ['PublisherName', 'InvoiceIssuerName', 'ResourceType'], metric: 'EffectiveCost' },
  { grain: 'total', groupBy: ['x_UsageType', 'CommitmentDiscountId', 'SkuId'], metric: 'ListCost' },
  { grain: 'total', groupBy: ['Tags.aws:created_by', 'Tags.costCategory/Unit'] },
];

test.each(COST.flatMap((query) => ['focus', 'cur'].map((bill) => [bill, query] as const)))(
  '%s: %j is answered from the table as from the import, to the last digit',
  async (bill, query) => {
    const of = async (name: string) => {
      const [frame] = await engine.query(parseQuery({ queryType: 'cost', timeRange, ...query }), only(name));
      expect(frame?.fields.length).toBeGreaterThan(0);
      return frame?.fields;
    };
    expect(await of(bill)).toEqual(await of(`imported-${bill}`));
  }
);

test('values, tag keys and the state of the connection come from the table, too', async () => {
  const range = new URLSearchParams(timeRange);
  for (const bill of ['focus', 'cur']) {
    for (const url of [`dimensions/ServiceName/values?${range}`, `dimensions/Tags.team/values?${range}`, 'tags']) {
      expect(await get(url, only(bill))).toEqual(await get(url, only(`imported-${bill}`)));
    }
  }
  expect(await engine.health('focus')).toMatchObject({
    status: 'ok',
    message: expect.stringMatching(/cost data from 2024-09-01 to 2024-\d\d-\d\d/),
  });
});

test('the ledger is the invoice, to the last digit', async () => {
  const billed = twin.invoice().items.find(({ operation }) => operation === 'athena:StartQueryExecution');
  const state = await get('sources/state', admin);
  const spent = (state['sources'] as { connection: string; month: { spent: { amount: string } } }[])
    .filter(({ connection: id }) => ['focus', 'cur'].includes(id))
    .reduce((sum, one) => sum + (parseDecimal(one.month.spent.amount) ?? 0n), 0n);
  expect(formatDecimal(spent)).toBe(billed?.amount);
  expect(spent).toBeGreaterThan(0n);
});

test('a dashboard that is refreshed for a day asks once an hour what changed, and nothing else', async () => {
  const units = () =>
    twin.invoice().items.find(({ operation }) => operation.endsWith(':StartQueryExecution'))?.answered;
  const before = units() ?? 0;
  for (let refresh = 0; refresh < 24 * 4; refresh += 1) {
    now += 15 * 60_000;
    const range = { from: '2024-09-01T00:00:00Z', to: new Date(now).toISOString() };
    for (const groupBy of [[], ['ServiceName'], ['RegionId'], ['SubAccountId']])
      await engine.query(parseQuery({ queryType: 'cost', grain: 'day', groupBy, timeRange: range }), only('focus'));
  }
  // Of both tables: what is known of one holds as long as nothing else changed either.
  expect((units() ?? 0) - before).toBe(2 * 24);
});

test('what is missing is named, and nothing is asked without a budget', async () => {
  await engine.connect(connection('focus', {}, { id: 'poor', monthlyApiBudget: '0.00' }));
  expect(await engine.health('poor')).toMatchObject({
    status: 'error',
    message: expect.stringMatching(/budget of connection "poor" leaves no room for a query of athena/),
  });
  const denied = connection('focus', {}, { id: 'stranger' });
  await engine.connect({ ...denied, aws: { ...denied.aws, authType: 'keys', accessKey: 'STRANGER' } });
  expect(await engine.health('stranger')).toMatchObject({
    status: 'error',
    message: expect.stringMatching(/athena:|glue:/),
  });
  await engine.connect(connection('nowhere', {}));
  expect(await engine.health('nowhere')).toMatchObject({ status: 'error', message: expect.stringMatching(/nowhere/) });
});

test('a table and an export exclude each other', async () => {
  const both = connection('focus', {}, { export: { bucket: 'bills' } });
  await expect(engine.connect(both)).rejects.toThrow(/take out one of "pushdown" and "export"/);
  await expect(engine.connect({ ...connection('focus', {}), kind: 'files' })).rejects.toThrow(/connection to AWS/);
});
