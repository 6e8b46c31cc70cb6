import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createEngineHere } from '@smartcloudops/engine/here';
import { DAY_MS } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';

/** Pages of Cost Explorer that a connection buys: for its first month at once, and for the day after. */
export interface ExplorerCalls {
  readonly firstMonth: number;
  readonly dayAfter: number;
}

/** Collects so many accounts from the twin by Cost Explorer, with as much money as it takes. */
export async function explorerCalls(accounts: number): Promise<ExplorerCalls> {
  const start = Date.UTC(2026, 9, 20, 6);
  let now = start;
  const folder = mkdtempSync(path.join(tmpdir(), 'scale-explorer-'));
  const twin = await startTwin({
    world: createWorld({ seed: 100, days: 62, accounts, now: start + DAY_MS }),
    now: () => now,
  });
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const engine = await createEngineHere({
    dataDir: path.join(folder, 'data'),
    logger: quiet,
    clock: () => now,
    schedule: false,
  });
  try {
    await engine.connect({
      ...{ id: 'aws', name: 'AWS', kind: 'aws', monthlyApiBudget: '1000.00', historyDays: 31 },
      ...{ metrics: { enabled: false }, sources: {} },
      aws: { authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url, defaultRegion: 'us-east-1' },
    });
    await engine.collect('aws');
    const firstMonth = billed();
    now += DAY_MS;
    await engine.collect('aws');
    return { firstMonth, dayAfter: billed() - firstMonth };
  } finally {
    await engine.close();
    await twin.close();
    rmSync(folder, { recursive: true, force: true });
  }

  function billed(): number {
    return twin
      .invoice()
      .items.filter(({ operation }) => operation === 'ce:GetCostAndUsage')
      .reduce((sum, { answered }) => sum + answered, 0);
  }
}
