import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { api, DATASOURCE } from './client.ts';
import type { QueryAnswer } from './client.ts';
import { until } from './processes.ts';
import { createRule, hurry, settled, stateOf } from './rules.ts';

const root = path.resolve(__dirname, '../../..');
const FOLDER = 'smartcloudops-overrun';
const GROUP = 'overrun';
const UID = 'overrun-bill';
const DAY_MS = 86_400_000;
const bills = mkdtempSync(path.join(tmpdir(), 'smartcloudops-bills-'));
const datasource = { type: DATASOURCE, uid: UID };

const COLUMNS =
  'BilledCost,EffectiveCost,ListCost,ContractedCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,PublisherName,InvoiceIssuerName,BillingAccountId,SubAccountId,ServiceName,ServiceCategory,RegionId,Tags';
const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;

/** Usage of whole days, `from` to `to` days before today. */
function writeBill(
  name: string,
  from: number,
  to: number,
  service: string,
  amount: (daysAgo: number) => number
): string {
  const rows = Array.from({ length: from - to }, (_, i) => {
    const start = today - (from - i) * DAY_MS;
    const date = new Date(start);
    const month = (n: number) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + n, 1)).toISOString();
    const cost = amount(from - i).toFixed(4);
    const day = [start, start + DAY_MS].map((at) => new Date(at).toISOString()).join(',');
    return `${cost},${cost},${cost},${cost},USD,${month(0)},${month(1)},${day},Usage,AWS,AWS,AWS,payer,prod,${service},Compute,eu-west-1,`;
  });
  const file = path.join(bills, name);
  writeFileSync(file, [COLUMNS, ...rows, ''].join('\n'));
  return file;
}

/** Reads a bill into the warehouse of the running Grafana, as a person does on its machine. */
function importBill(file: string): void {
  const dataDir = path.join(process.env['GRAFANA_TEST_FOLDER'] ?? '', 'data', 'smartcloudops');
  const { status, stderr } = spawnSync(
    path.join(root, 'node_modules/.bin/smartcloudops'),
    ['import', file, '--connection', UID],
    { encoding: 'utf8', env: { ...process.env, SMARTCLOUDOPS_DATA_DIR: dataDir } }
  );
  if (status !== 0) throw new Error(stderr);
}

async function forecast(): Promise<number> {
  const queries = [{ refId: 'A', datasource, queryType: 'budget-risk', budget: 1, statistic: 'forecast' }];
  const { body } = await api<QueryAnswer>('POST', '/api/ds/query', { from: 'now-1d', to: 'now', queries });
  return Number(body.results['A']?.frames?.[0]?.data.values[0]?.[0]);
}

beforeAll(async () => {
  const settings = { uid: UID, name: 'Overrun', type: DATASOURCE, access: 'proxy', jsonData: { kind: 'files' } };
  expect((await api('POST', '/api/datasources', settings)).status).toBe(200);
  await api('POST', '/api/folders', { uid: FOLDER, title: 'Overrun' });
  importBill(writeBill('calm.csv', 150, 0, 'compute', (daysAgo) => 100 + ((daysAgo * 37) % 11)));
  await until('the bill is there', 60_000, async () => (await forecast()) > 0);
}, 90_000);

afterAll(async () => {
  await api('DELETE', `/api/datasources/uid/${UID}`);
  rmSync(bills, { recursive: true });
});

test('the rule on the risk of a budget is normal before the planted overrun and fires when it has come', async () => {
  const budget = 1.25 * (await forecast());
  const before = new Date().toISOString();
  const shared = { folder: FOLDER, group: GROUP, datasource: UID, above: 0.8 };
  await createRule({ ...shared, title: 'overrun', model: { queryType: 'budget-risk', budget } });
  await createRule({ ...shared, title: 'as known before', model: { queryType: 'budget-risk', budget, asOf: before } });
  await createRule({ ...shared, title: 'large enough', model: { queryType: 'budget-risk', budget: 100 * budget } });
  await hurry(FOLDER, GROUP);
  await settled('overrun', 'inactive');
  expect(await stateOf('overrun')).toMatchObject({ health: 'ok' });

  // Four days at ten times the cost: a fleet that somebody forgot.
  importBill(writeBill('overrun.csv', 4, 0, 'fleet', () => 1000));
  const since = Date.now();
  expect((await settled('overrun', 'firing', since)).health).toBe('ok');
  expect((await settled('as known before', 'inactive', since)).health).toBe('ok');
  expect((await settled('large enough', 'inactive', since)).health).toBe('ok');
}, 250_000);
