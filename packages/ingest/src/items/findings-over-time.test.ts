import {
  guardDutyClient,
  guardDutySource,
  inspectorClient,
  inspectorSource,
  securityHubClient,
  securityHubSource,
} from '@smartcloudops/aws';
import type { ItemSource } from '@smartcloudops/aws';
import { DAY_MS } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { PlantedFinding, Twin } from '@smartcloudops/twin';
import type { ItemRecord } from '@smartcloudops/warehouse';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { collectItems } from './collect-items.ts';

// Two months in which findings come, get worse and are closed, looked at once a day.
const FIRST = Date.UTC(2026, 9, 5, 6);
const LAST = FIRST + 60 * DAY_MS;
const EVERY = DAY_MS;

jest.setTimeout(60_000);

let now = FIRST;
let at: Bench;
let twin: Twin;
const versions = new Map<string, ItemRecord[]>();

beforeAll(async () => {
  at = bench();
  const world = createWorld({ seed: 3, days: 60, now: LAST });
  twin = await startTwin({ world, now: () => now });
  const settings = { authType: 'keys' as const, accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url };
  const region = 'us-east-1';
  const sources: readonly ItemSource[] = [
    securityHubSource(new Map([[region, securityHubClient(settings, region)]])),
    guardDutySource(new Map([[region, guardDutyClient(settings, region)]])),
    inspectorSource(new Map([[region, inspectorClient(settings, region)]])),
  ];
  for (; now <= LAST; now += EVERY) {
    for (const source of sources) {
      const clock = { now: () => now };
      const { state } = await collectItems({ warehouse: at.warehouse, clock, source, connection: 'c' });
      expect(state).toBe('done');
    }
  }
  for (const source of sources) source.close();
  const all = await at.warehouse.items.versions({ connections: ['c'], kind: 'finding' }, 0, LAST + DAY_MS);
  for (const one of all) {
    const key = `${one.source} ${one.id}`;
    versions.set(key, [...(versions.get(key) ?? []), one]);
  }
});
afterAll(async () => {
  await twin.close();
  await at.close();
});

/** What opened and was closed while we looked, and long enough to be seen open. */
const seenWhole = (product: PlantedFinding['product']) =>
  twin.world.truth.findings.filter(({ openedAt, closedAt, region, accountId, ...one }) => {
    const [opened, closed] = [Date.parse(openedAt), Date.parse(closedAt ?? '')];
    const isSeen = opened > FIRST && closed < LAST - EVERY && closed - opened > EVERY;
    return one.product === product && region === 'us-east-1' && isSeen && accountId !== twin.world.accounts.at(-1)?.id;
  });
const stateOf = (one: ItemRecord | undefined) => one?.attributes['state'];

test('Inspector tells to the second when a finding was closed, and the history keeps it', () => {
  const seen = seenWhole('Inspector');
  expect(seen.length).toBeGreaterThan(2);
  for (const { id, openedAt, closedAt } of seen) {
    const last = versions.get(`inspector ${id}`)?.at(-1);
    expect(last?.attributes).toMatchObject({ state: 'closed', firstObservedAt: openedAt, closedAt });
  }
});

test('that a control is kept again is known to the rhythm, by the end of its last version', () => {
  const seen = seenWhole('Security Hub');
  expect(seen.length).toBeGreaterThan(0);
  for (const { id, closedAt } of seen) {
    const last = versions.get(`security-hub ${id}`)?.at(-1);
    expect(stateOf(last)).not.toBe('closed');
    const late = (last?.knownTo ?? Infinity) - Date.parse(closedAt ?? '');
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(EVERY);
  }
});

test('that a threat was archived is known to the rhythm, by the begin of the version that says so', () => {
  const seen = seenWhole('GuardDuty');
  expect(seen.length).toBeGreaterThan(0);
  for (const { id, closedAt } of seen) {
    const closed = versions.get(`guardduty ${id}`)?.find((one) => stateOf(one) === 'closed');
    const late = (closed?.knownFrom ?? Infinity) - Date.parse(closedAt ?? '');
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(EVERY);
  }
});

test('a finding that goes on makes no version each time it is looked at', () => {
  const quiet = [...versions.entries()].filter(([key]) => !key.startsWith('guardduty'));
  const most = Math.max(...quiet.map(([, { length }]) => length));
  // Open, told of, worse or lived with, closed.
  expect(most).toBeLessThanOrEqual(5);
  expect(quiet.length).toBeGreaterThan(50);
});
