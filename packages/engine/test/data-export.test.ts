import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { ConnectionSettings, Engine, Principal } from '@smartcloudops/engine';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 9, 20, 6);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'export-'));
let twin: Twin;
let engine: Engine;

beforeAll(async () => {
  twin = await startTwin({
    world: createWorld({ seed: 5, days: 75, accounts: 1, now: NOW }),
    exports: ['focus', 'cur2'].map((format) => ({
      ...{ bucket: 'bills', prefix: 'exports', name: `${format}-daily`, format: format as 'focus' | 'cur2' },
    })),
    credentials: [
      { accessKeyId: 'BILL', allow: ['s3:*', 'sts:*'] },
      { accessKeyId: 'NOREAD', allow: ['s3:ListBucket', 'sts:*'] },
      { accessKeyId: 'BOTH', allow: ['s3:*', 'sts:*', 'ce:*'] },
    ],
  });
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => NOW });
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

const EXPORT = { bucket: 'bills', prefix: '/exports/', name: 'focus-daily' };
/** Nothing else, so that only the export is looked at. */
const ALONE = Object.fromEntries(
  ['budgets', 'organizations', 'cloudwatch-alarms', 'inventory'].map((name) => [name, false])
);

const settings = (accessKey: string, known: Partial<ConnectionSettings> = {}): ConnectionSettings => ({
  ...{ id: accessKey, name: accessKey, kind: 'aws', sources: ALONE, metrics: { enabled: false } },
  aws: { authType: 'keys', endpoint: twin.url, accessKey, secretKey: 'any' },
  export: EXPORT,
  ...known,
});

async function get<Body>(url: string): Promise<Body> {
  const response = await engine.fetch(new Request(`http://engine/api/v1/${url}`), admin);
  return (await response.json()) as Body;
}
const stateOf = async (id: string) => {
  const { sources } = await get<{ sources: { connection: string; sources: { source: string }[] }[] }>('sources/state');
  const own = sources.find(({ connection }) => connection === id);
  return { ...own, of: (name: string) => own?.sources.find(({ source }) => source === name) };
};

test('an export is all that a connection needs: found, collected, told and tied, without a budget and without Cost Explorer', async () => {
  await engine.connect(settings('BILL'));
  const before = await engine.health('BILL');
  expect(before).toMatchObject({
    status: 'ok',
    details: { permissions: [{ state: 'granted' }, { state: 'granted' }] },
  });
  expect(before.message).toContain('Export "focus-daily" has 3 billing periods, 2026-08 to 2026-10');

  const report = await engine.collect('BILL');
  expect(report).toMatchObject({ state: 'done', message: expect.stringContaining('3 billing periods') });
  expect(report.rows).toBeGreaterThan(100);

  const health = await engine.health('BILL');
  expect(health.message).toMatch(
    /cost data from 2026-08-\d\d to 2026-10-\d\d, collected just now\. Export "focus-daily"/
  );
  const state = await stateOf('BILL');
  expect(state).toMatchObject({
    lastReport: { state: 'done' },
    coverage: { from: expect.stringContaining('2026-08') },
  });
  expect(state.of('data-export')).toMatchObject({ state: 'done', price: '0.000005', missing: [] });
  expect(state.of('cost-explorer')).toMatchObject({
    state: 'off',
    message: expect.stringContaining('AWS Data Exports'),
  });
  expect(twin.invoice().items.filter(({ operation }) => operation.startsWith('ce:'))).toEqual([]);

  const { connections } = await get<{ connections: unknown[] }>('price');
  expect(connections).toMatchObject([{ expectedPerMonth: { value: 0 }, budgetPerMonth: { value: 0 } }]);
});

test.each([
  ['NOREAD', { ...EXPORT }, 'The permission s3:GetObject is missing.', 'AWS_ACCESS_DENIED'],
  ['BILL', { ...EXPORT, bucket: 'elsewhere' }, '"Bucket"', 'AWS_BUCKET_UNKNOWN'],
  ['BILL', { ...EXPORT, name: 'nothing' }, 's3://bills/exports/nothing', 'AWS_EXPORT_NOT_FOUND'],
  ['BILL', { bucket: 'bills', prefix: 'exports' }, '"Export name"', 'AWS_EXPORT_AMBIGUOUS'],
])('health of %s says what is wrong with %j', async (accessKey, place, words, code) => {
  const id = `${accessKey}-${code}`;
  await engine.connect(settings(accessKey, { id, export: place }));
  const health = await engine.health(id);
  expect(health).toMatchObject({ status: 'error', details: { code } });
  expect(health.message).toContain(words);
  expect(await engine.collect(id)).toMatchObject({ state: 'failed', message: expect.stringContaining(words) });
});

test('a setting that cannot be is refused by its name', async () => {
  const wrong = settings('BILL', { id: 'wrong', export: { bucket: 's3://bills/exports' } });
  await expect(engine.connect(wrong)).rejects.toMatchObject({
    code: 'ENGINE_BAD_CONNECTION',
    message: expect.stringContaining('export.bucket'),
  });
});

test('beside Cost Explorer the export tells what it knows, and the money is told once', async () => {
  await engine.connect(settings('BOTH', { monthlyApiBudget: '5.00', historyDays: 70 }));
  expect(await engine.collect('BOTH')).toMatchObject({ state: 'done' });
  const month = twin.truth().months.find((one) => one.month === '2026-09');
  const { total } = await get<{ total: { amount: string } }>(
    'analytics/cost/history?connections=BOTH&from=2026-09-01&to=2026-10-01&grain=total'
  );
  expect(total.amount).toBe(month?.total);
  expect(twin.invoice().items.some(({ operation }) => operation.startsWith('ce:'))).toBe(true);
});

test('while an export is read the answers say so, and a permission that is missing is what they say', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  const scheduled = await createEngineHere({ dataDir: folder, logger: silent, clock: () => NOW });
  const notices = async (connection: string) => {
    const timeRange = { from: '2026-09-01T00:00:00Z', to: '2026-10-01T00:00:00Z' };
    const query = parseQuery({ queryType: 'cost', timeRange, connections: [connection] });
    return (await scheduled.query(query, admin)).flatMap((frame) => frame.meta.notices ?? []);
  };
  try {
    twin.setFaults([{ operation: 's3:*', kind: 'slow', latencyMs: 300 }]);
    await scheduled.connect(settings('BILL'));
    expect(await notices('BILL')).toMatchObject([
      { severity: 'info', text: expect.stringMatching(/^The history of "BILL" is being collected/) },
    ]);
    twin.setFaults([]);
    expect((await scheduled.collect('BILL')).state).toBe('done');
    expect(await notices('BILL')).toEqual([]);
    await scheduled.connect(settings('NOREAD'));
    expect((await scheduled.collect('NOREAD')).state).toBe('failed');
    expect((await notices('NOREAD'))[0]).toEqual({
      severity: 'warning',
      text: expect.stringContaining('The permission s3:GetObject is missing.'),
    });
  } finally {
    twin.setFaults([]);
    await scheduled.close();
    rmSync(folder, { recursive: true });
  }
});
