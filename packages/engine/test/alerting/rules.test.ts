import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Engine, Principal } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import { startTwin } from '@smartcloudops/twin';

import { openWarehouse } from '../../src/desks/open-warehouse.ts';
import { warehouseLocation } from '../../src/desks/warehouse-location.ts';
import { firing } from './evaluate-rule.ts';
import type { Labels } from './to-instances.ts';
import { provisionedRules } from './provisioned-rules.ts';
import { NOW, plant } from './twin-worlds.ts';
import type { Planted } from './twin-worlds.ts';

jest.setTimeout(120_000);

const HOUR_MS = 3_600_000;
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const scheduler: Principal = { name: 'grafana_scheduler', role: 'admin', connections: null, kind: 'alerts' };
const dataDir = mkdtempSync(path.join(tmpdir(), 'alerting-'));
const rules = provisionedRules();
let engine: Engine;
let now = NOW;

const QUIET: Planted = {
  compute: () => 100,
  cpuPerDay: 0,
  failing: () => 0.0004,
  psi: 0.06,
  commitmentDays: 45,
  critical: 0,
  spent: '1.10',
  mismatch: '0',
};
/** Each plants the cause of a rule and nothing else. */
const CAUSES: Readonly<Record<string, Partial<Planted>>> = {
  'smartcloudops-budget-used': { compute: () => 450 },
  'smartcloudops-month-end': { compute: () => 380 },
  'smartcloudops-budget-risk': { compute: () => 380 },
  'smartcloudops-cost-anomaly': { compute: (ago) => (ago === 3 ? 700 : 100) },
  'smartcloudops-new-service': { fleet: { since: 3, cost: 25 } },
  'smartcloudops-commitment-ends': { commitmentDays: 12 },
  'smartcloudops-capacity': { cpuPerDay: 1.6 },
  'smartcloudops-error-budget': { failing: (ago) => (ago <= 12 ? 0.02 : 0.0004) },
  'smartcloudops-model-drift': { psi: 0.4 },
  'smartcloudops-critical-finding': { critical: 2 },
  'smartcloudops-own-spend': { spent: '4.20' },
  'smartcloudops-reconciliation': { mismatch: '12.5' },
};
const LATE = 'smartcloudops-source-late';

beforeAll(async () => {
  const warehouse = await openWarehouse(warehouseLocation({ dataDir }), () => NOW);
  await plant(warehouse, 'quiet', QUIET);
  for (const [uid, cause] of Object.entries(CAUSES)) await plant(warehouse, uid, { ...QUIET, ...cause });
  await plant(warehouse, 'burst', { ...QUIET, failing: (ago) => (ago > 6 && ago <= 18 ? 0.02 : 0.0004) });
  await plant(warehouse, 'old-service', { ...QUIET, fleet: { since: 60, cost: 25 } });
  await warehouse.close();
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => now });
});
afterAll(async () => {
  await engine.close();
  rmSync(dataDir, { recursive: true });
});

function fires(uid: string, connection: string): Promise<readonly Labels[]> {
  const rule = rules.find((one) => one.uid === uid);
  if (!rule) throw new Error(`There is no rule ${uid}.`);
  return firing(rule, (query) => engine.query(query, scheduler), { now, connection });
}

test('every provisioned rule has a planted cause here', () => {
  expect(rules.map(({ uid }) => uid).toSorted()).toEqual([...Object.keys(CAUSES), LATE].toSorted());
});

test.each(Object.keys(CAUSES))('%s fires once on its cause and is silent on the quiet twin', async (uid) => {
  expect(await fires(uid, uid)).toHaveLength(1);
  expect(await fires(uid, 'quiet')).toEqual([]);
});

test('the instance that fires is named', async () => {
  const named = async (uid: string) => (await fires(`smartcloudops-${uid}`, `smartcloudops-${uid}`))[0];
  expect(await named('cost-anomaly')).toMatchObject({ ServiceName: 'compute' });
  expect(await named('new-service')).toMatchObject({ ServiceName: 'fleet' });
  expect(await named('commitment-ends')).toMatchObject({ CommitmentDiscountId: 'next' });
  expect(await named('capacity')).toMatchObject({ ResourceId: 'i-1' });
  expect(await named('error-budget')).toMatchObject({ LoadBalancer: 'app/shop/1' });
  expect(await named('model-drift')).toMatchObject({ ModelName: 'churn' });
  expect(await named('critical-finding')).toMatchObject({ severity: 'CRITICAL' });
  expect(await named('own-spend')).toMatchObject({ connection: 'smartcloudops-own-spend' });
  expect(await named('reconciliation')).toMatchObject({ source: 'data-export' });
});

test('a burst of errors that is over and a service that is known do not alarm', async () => {
  expect(await fires('smartcloudops-error-budget', 'burst')).toEqual([]);
  expect(await fires('smartcloudops-new-service', 'old-service')).toEqual([]);
});

test('a source that is half a day late fires, one that has just been collected does not', async () => {
  const twin = await startTwin({ seed: 7, days: 20, accounts: 2, now: () => now });
  try {
    await engine.connect({
      ...{ id: LATE, name: LATE, kind: 'aws', monthlyApiBudget: '5.00', historyDays: 10 },
      aws: { authType: 'keys', endpoint: twin.url, accessKey: 'TWINDEMO', secretKey: 'any' },
      metrics: { enabled: false },
    });
    await engine.collect(LATE);
    expect(await fires(LATE, LATE)).toEqual([]);
    now += 72 * HOUR_MS;
    expect(await fires(LATE, LATE)).toContainEqual(expect.objectContaining({ connection: LATE }));
  } finally {
    now = NOW;
    await twin.close();
  }
});
