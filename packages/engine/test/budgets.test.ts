import { auditResponseSchema, budgetsResponseSchema, budgetStatusResponseSchema } from '@smartcloudops/contract';
import type { QueryInput } from '@smartcloudops/contract';
import { frameToJson, parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { Engine, Principal } from '@smartcloudops/engine';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(120_000);

const NOW = Date.UTC(2026, 9, 20, 12);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const editor: Principal = { name: 'ed', role: 'editor', connections: ['aws'] };
const viewer: Principal = { name: 'vera', role: 'viewer', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'budgets-'));
let twin: Twin;
let engine: Engine;

beforeAll(async () => {
  twin = await startTwin({ seed: 5, days: 90, accounts: 3, now: NOW, credentials: [{ accessKeyId: 'ALL' }] });
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => NOW });
  await engine.connect({
    ...{ id: 'aws', name: 'aws', kind: 'aws', monthlyApiBudget: '20.00', historyDays: 80 },
    aws: { authType: 'keys', endpoint: twin.url, accessKey: 'ALL', secretKey: 'any' },
    metrics: { enabled: false },
  });
  await engine.collect('aws');
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

async function ask(address: string, principal = admin, method = 'GET', body?: object) {
  const init = body
    ? { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    : { method };
  const response = await engine.fetch(new Request(`http://rest/api/v1/${address}`, init), principal);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const COMPANY = { id: 'company', name: 'Company', amount: '1000.50', currency: 'USD', owner: 'Finance' };
const put = (budget: object, principal = admin, id = 'company') => ask(`budgets/${id}`, principal, 'PUT', budget);
const status = async (more = '', principal = admin) =>
  budgetStatusResponseSchema.parse((await ask(`analytics/budgets?${more}`, principal)).body).budgets;
async function frame(more: object) {
  const timeRange = { from: '2026-09-20T00:00:00Z', to: '2026-10-20T12:00:00Z' };
  const query = parseQuery({ queryType: 'budgets', timeRange, ...more } as QueryInput);
  const [found] = await engine.query(query, admin);
  if (!found) throw new Error('No frame');
  return found;
}

test('a budget is written, changes what is answered at once, is in the audit, and is removed', async () => {
  expect((await put(COMPANY)).body).toMatchObject({ ...COMPANY, period: 'month', metric: 'BilledCost', filters: [] });
  const before = (await status('budgets=company'))[0];
  expect(before).toMatchObject({ origin: 'own', owner: 'Finance', judgedBy: 'charges', status: 'exceeded' });
  await put({ ...COMPANY, amount: '99000000' });
  expect((await status('budgets=company'))[0]).toMatchObject({
    ...{ status: 'on-track', spent: before?.spent, probability: 0, usedUpOn: null },
  });
  const { entries } = auditResponseSchema.parse((await ask('audit?limit=10')).body);
  expect(entries.map(({ action, by }) => [action, by])).toEqual([
    ['budgets.put', 'ann'],
    ['budgets.put', 'ann'],
  ]);
  expect(entries[0]?.details).toMatchObject({ before: { amount: '1000.50' }, after: { amount: '99000000' } });
  expect((await ask('budgets/company', admin, 'DELETE')).body).toEqual({ removed: 'company' });
  expect((await status()).map(({ id }) => id)).not.toContain('company');
  expect(await ask('budgets/company', admin, 'DELETE')).toMatchObject({
    ...{ status: 404, body: { code: 'ENGINE_NO_SUCH_BUDGET' } },
  });
});

test("AWS's budgets are judged by charges, with all their figures", async () => {
  const rows = await status();
  expect(rows.length).toBeGreaterThanOrEqual(5);
  for (const row of rows) {
    expect(row).toMatchObject({ origin: 'provider', judgedBy: 'charges', note: null, connections: ['aws'] });
    expect(row.probability).not.toBeNull();
    expect(row.burn).toBeGreaterThan(0);
    expect(row.expectedUsed).toBeGreaterThan(0.4);
    expect(row.expectedUsed).toBeLessThan(0.8);
  }
});

test('a table, a number per budget for alert rules, and days', async () => {
  const rows = await status();
  const table = await frame({});
  expect(table.meta.type).toBe('numeric-long');
  const column = (name: string) => table.fields.find((field) => field.name === name)?.values;
  expect(column('id')).toEqual(rows.map(({ id }) => id));
  expect(column('probability')).toEqual(rows.map(({ probability }) => probability));
  expect(table.fields.find(({ name }) => name === 'spent')?.exact).toEqual(rows.map(({ spent }) => spent?.amount));
  for (const statistic of ['used', 'probability', 'burn'] as const) {
    const { fields, meta } = await frame({ statistic });
    expect(meta.type).toBe('numeric-wide');
    expect(fields.map(({ labels, values }) => [labels?.['id'], labels?.['name'], values[0]])).toEqual(
      rows.map((row) => [row.id, row.name, row[statistic]])
    );
  }
  const [worst, ...none] = (await frame({ statistic: 'used', topN: 1 })).fields;
  expect([worst?.labels?.['id'], none]).toEqual([rows[0]?.id, []]);
  const days = await frame({ statistic: 'used-by-day' });
  expect(days.meta.type).toBe('timeseries-wide');
  expect(days.fields).toHaveLength(rows.length + 1);
  expect(JSON.stringify(frameToJson(days))).toContain('company-monthly');
});

test('what is wrong is said by field, viewers only look, and nobody writes beyond what they may read', async () => {
  const wrong = { ...COMPANY, amount: '1,000', currency: 'usd', filters: [{ dimension: 'Nonsense', values: [] }] };
  const { status: code, body } = await put(wrong);
  expect(code).toBe(400);
  for (const said of ['"amount": Write a number', '"currency": Use the code', 'Unknown dimension'])
    expect(body['detail']).toContain(said);
  expect(await put(COMPANY, admin, 'other')).toMatchObject({ status: 400, body: { code: 'ENGINE_BAD_BUDGET' } });
  expect(await put(COMPANY, viewer)).toMatchObject({ status: 403, body: { code: 'ENGINE_FORBIDDEN_ROLE' } });
  expect(await put({ ...COMPANY, connections: ['other'] }, editor)).toMatchObject({
    body: { code: 'ENGINE_FORBIDDEN_CONNECTION' },
  });
  // Who reads one connection writes budgets of that one.
  expect((await put(COMPANY, editor)).body).toMatchObject({ connections: ['aws'] });
  await put({ ...COMPANY, id: 'all' }, admin, 'all');
  const seen = budgetsResponseSchema.parse((await ask('budgets', editor)).body);
  expect(seen.budgets.map(({ id }) => id)).toEqual(['company']);
  expect(await put({ ...COMPANY, id: 'all' }, editor, 'all')).toMatchObject({ body: { code: 'ENGINE_BAD_BUDGET' } });
  expect(await ask('budgets/all', editor, 'DELETE')).toMatchObject({ status: 404 });
});

test('within a scope, only budgets all of whose charges are visible are told of', async () => {
  const { body } = await ask('dimensions/SubAccountId/values?connections=aws');
  const own = (body['values'] as (string | null)[]).find((one) => one !== null) as string;
  const filters = [{ dimension: 'SubAccountId', op: 'in', values: [own] }];
  await put({ ...COMPANY, id: 'mine', filters, connections: ['aws'] }, admin, 'mine');
  const scope = { name: 'shop', who: { users: ['sam'] }, allows: { connections: ['aws'], accounts: [own] } };
  const written = await ask('access/scopes', admin, 'PUT', { policy: { scopes: [scope] } });
  expect(written.status).toBe(200);
  const sam: Principal = { name: 'sam', role: 'editor', connections: ['aws'] };
  const rows = await status('', sam);
  expect(rows.map(({ id }) => id)).toEqual(['mine']);
  expect(rows[0]?.spent).toEqual((await status('budgets=mine'))[0]?.spent);
  expect(((await ask('budgets', sam)).body['budgets'] as { id: string }[]).map(({ id }) => id)).toEqual(['mine']);
  expect(await put({ ...COMPANY, id: 'sams' }, sam, 'sams')).toMatchObject({ body: { code: 'ENGINE_BEYOND_SCOPE' } });
});
