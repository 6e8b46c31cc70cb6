import { securityHubClient, securityHubSource } from '@smartcloudops/aws';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { collectItems } from './collect-items.ts';

const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 3, days: 30, now: NOW });

let twin: Twin;
let at: Bench;
beforeAll(async () => {
  const [core, sandbox] = [world.accounts[0], world.accounts.at(-1)].map((account) => account?.id ?? '');
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'CORE', accountId: core ?? '' },
      { accessKeyId: 'SANDBOX', accountId: sandbox ?? '' },
      { accessKeyId: 'NONE', accountId: core ?? '', allow: [] },
    ],
  });
  at = bench();
});
afterAll(async () => {
  await twin.close();
  await at.close();
});

async function collect(accessKey: 'CORE' | 'SANDBOX' | 'NONE', day: number, regions: readonly string[]) {
  const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
  const source = securityHubSource(new Map(regions.map((region) => [region, securityHubClient(settings, region)])));
  const clock = { now: () => NOW + day * 86_400_000 };
  const { state } = await collectItems({ warehouse: at.warehouse, clock, source, connection: 'c' });
  source.close();
  const known = await at.warehouse.items.read({ connections: ['c'], kind: 'finding' }, null);
  return { state, scopes: new Set(known.map(({ scope }) => scope)) };
}

test('of a service that is switched off nothing is left, and what is merely denied stays', async () => {
  // Where it never was on, nothing looks as if it had been told.
  expect(await collect('SANDBOX', 0, ['us-east-1'])).toEqual({ state: 'failed', scopes: new Set() });
  expect(await at.warehouse.items.kinds(['c'])).toEqual([]);
  const both = new Set(['us-east-1', 'us-west-2']);
  expect(await collect('CORE', 1, [...both])).toEqual({ state: 'done', scopes: both });
  expect(await collect('NONE', 2, [...both])).toEqual({ state: 'failed', scopes: both });
  expect(await collect('SANDBOX', 3, ['us-west-2'])).toEqual({ state: 'failed', scopes: new Set(['us-east-1']) });
  const past = await at.warehouse.items.read({ connections: ['c'], kind: 'finding' }, NOW + 2 * 86_400_000);
  expect(new Set(past.map(({ scope }) => scope))).toEqual(both);
});
