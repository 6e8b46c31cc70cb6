import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createEngine } from '@smartcloudops/engine';
import { launchPlugin } from '@smartcloudops/grafana-sdk/host';
import type { HostContext, LaunchedPlugin } from '@smartcloudops/grafana-sdk/host';

jest.setTimeout(120_000);

// Inside the checkout, where the bundle finds the packages with native parts.
const outdir = path.join(__dirname, '..', '..', 'node_modules', '.cache', 'backend-access-test');
const folder = mkdtempSync(path.join(tmpdir(), 'backend-access-'));
const dataDir = path.join(folder, 'data');
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const [FROM, TO] = [new Date('2024-09-01T00:00:00Z'), new Date('2024-10-01T00:00:00Z')];
let plugin: LaunchedPlugin;

beforeAll(async () => {
  const charge = (account: string, cost: string) =>
    `${cost},${cost},${cost},${cost},USD,2024-09-01T00:00:00Z,2024-10-01T00:00:00Z,2024-09-03T00:00:00Z,2024-09-04T00:00:00Z,Usage,AWS,AWS,AWS,payer,${account},Amazon S3,Storage`;
  const columns =
    'BilledCost,EffectiveCost,ListCost,ContractedCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,PublisherName,InvoiceIssuerName,BillingAccountId,SubAccountId,ServiceName,ServiceCategory';
  const bill = path.join(folder, 'bill.csv');
  writeFileSync(bill, [columns, charge('shop', '3'), charge('rival', '4000'), ''].join('\n'));
  const engine = await createEngine({ dataDir, logger, schedule: false });
  await engine.importFiles([bill]);
  await engine.close();
  const build = spawnSync(process.execPath, [path.join(__dirname, 'build.mjs'), '--outdir', outdir], {
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stderr);
  const command = path.join(outdir, readdirSync(outdir).find((name) => name.startsWith('gpx_')) ?? '');
  plugin = await launchPlugin({ command, env: { GF_PLUGIN_DATA_DIR: dataDir } });
});
afterAll(async () => {
  await plugin?.stop();
  rmSync(folder, { recursive: true });
});

const as = (login: string, role = 'Viewer', orgId = 1): HostContext => ({
  pluginId: 'smartcloudops-analytics-datasource',
  orgId,
  user: { login, role },
  datasource: { uid: 'bill', name: 'bill', jsonData: { kind: 'files' }, secureJsonData: {} },
});

/** What a panel is answered: the accounts that it shows, or why there is nothing. */
async function seen(context: HostContext, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const model = { grain: 'total', groupBy: ['SubAccountId'] };
  const queries = [{ refId: 'A', queryType: 'cost', timeRange: { from: FROM, to: TO }, model }];
  const { A: answer } = await plugin.queryData({ context, headers, queries });
  return (
    answer?.error ?? Array.from(answer?.frames[0]?.fields.find(({ name }) => name === 'SubAccountId')?.values ?? [])
  );
}
async function resource(context: HostContext, at: string, body?: object) {
  const sent = body ? { method: 'PUT', body: new TextEncoder().encode(JSON.stringify(body)) } : {};
  const requestHeaders = { 'content-type': ['application/json'] };
  const response = await plugin.callResource({ context, path: `api/v1/${at}`, requestHeaders, ...sent });
  return { status: response.status, text: await response.text() };
}
const policy = (more: object = {}) => ({
  policy: { scopes: [{ name: 'shop', who: { users: ['vera'] }, allows: { accounts: ['shop'] } }], ...more },
});

test('scopes hold through Grafana: panels, variables, alert rules, public dashboards, health', async () => {
  expect(await seen(as('vera'))).toEqual(['rival', 'shop']);
  expect((await resource(as('vera'), 'access/scopes', policy())).status).toBe(403);
  expect((await resource(as('ada', 'Admin'), 'access/scopes', policy())).status).toBe(200);

  expect(await seen(as('vera'))).toEqual(['shop']);
  expect(await seen(as('ada', 'Admin'))).toEqual(['rival', 'shop']);
  expect(String(await seen(as('eve')))).toMatch(/eve has no access.*Ask an administrator/);
  expect((await resource(as('vera'), 'dimensions/SubAccountId/values?from=2024-09-01')).text).not.toContain('rival');
  expect((await resource(as('eve'), 'dimensions/SubAccountId/values?from=2024-09-01')).status).toBe(403);
  expect((await plugin.checkHealth({ context: as('vera') })).message).toBe(
    'The connection works. You see a part of its data.'
  );

  // What comes as an administrator and is nobody; and what says so of itself is not believed.
  expect(String(await seen(as('grafana_scheduler', 'Admin'), { FromAlert: 'true' }))).toMatch(
    /alert rules ask as nobody/
  );
  expect(String(await seen(as('service', 'Admin')))).toMatch(/public dashboards ask as nobody/);
  await resource(as('ada', 'Admin'), 'access/scopes', policy({ alerts: 'everything', publicDashboards: 'shop' }));
  expect(await seen(as('grafana_scheduler', 'Admin'))).toEqual(['rival', 'shop']);
  expect(await seen(as('service', 'Admin'))).toEqual(['shop']);
  expect(await seen(as('vera'), { FromAlert: 'true', 'X-Grafana-User': 'ada' })).toEqual(['shop']);

  // Another organisation has its own scopes: none.
  expect(await seen(as('eve', 'Viewer', 2))).toEqual(['rival', 'shop']);
});
