import { cloudWatchClient, cloudWatchSource } from '@smartcloudops/aws';
import type { MetricSource } from '@smartcloudops/aws';
import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { collectMetrics } from './collect-metrics.ts';

const NOW = Date.UTC(2026, 9, 20, 12, 34);
const world = createWorld({ seed: 3, days: 40, now: NOW });

jest.setTimeout(60_000);

let at: Bench;
let twin: Twin;
/** The clock of the collector; AWS has its own, which is right. */
let ours: number;
let right: number;
let source: MetricSource;
beforeEach(async () => {
  at = bench();
  ours = right = NOW;
  twin = await startTwin({ world, now: () => right });
  const settings = { authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url } as const;
  source = cloudWatchSource(new Map([['us-east-1', cloudWatchClient(settings, 'us-east-1')]]), () =>
    Promise.resolve(world.accounts[0]?.id ?? '')
  );
});
afterEach(async () => {
  source.close();
  await twin.close();
  await at.close();
});

const run = (warehouse = at.warehouse) =>
  collectMetrics({
    ...{ warehouse, clock: { now: () => ours }, source, connection: 'c', historyDays: 2, targetLimit: 8 },
    pause: () => Promise.resolve(),
  });
const stored = async (warehouse = at.warehouse) =>
  (await warehouse.metrics.read({ connections: ['c'] }, NOW - DAY_MS, NOW + DAY_MS)).map(
    ({ series, start, values }) => [JSON.stringify(series), start, [...values]]
  );

test.each([
  ['an hour ahead', HOUR_MS],
  ['40 days ahead', 40 * DAY_MS],
  ['three years ahead', 1100 * DAY_MS],
  ['40 days behind', -40 * DAY_MS],
])('a clock that was %s for a collection in between loses no measurement once it is right', async (_, jump) => {
  right = ours = NOW - 6 * HOUR_MS;
  expect(await run()).toMatchObject({ state: 'done' });
  const before = await stored();
  ours = right + jump;
  await run();
  // Nothing that was there is gone.
  expect((await stored()).map(([series]) => series)).toEqual(before.map(([series]) => series));
  right = ours = NOW;
  expect(await run()).toMatchObject({ state: 'done' });
  const clean = bench();
  expect(await run(clean.warehouse)).toMatchObject({ state: 'done' });
  expect(await stored()).toEqual(await stored(clean.warehouse));
  await clean.close();
});
