import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  accessAnalyzerClient,
  accessAnalyzerSource,
  guardDutyClient,
  guardDutySource,
  inspectorClient,
  inspectorSource,
  securityHubClient,
  securityHubSource,
} from '@smartcloudops/aws';
import type { ItemSource } from '@smartcloudops/aws';
import { collectItems } from '@smartcloudops/ingest';
import { distinctFindings, findingLives } from '@smartcloudops/insights';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';
import type { Warehouse } from '@smartcloudops/warehouse';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2026, 8, 1, 6);
const DAYS = 36;
const REGIONS = ['us-east-1', 'eu-west-1'];

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'findings-'));
const world = createWorld({ seed: 3, days: 60, now: FIRST + DAYS * DAY_MS });
let now = FIRST;
let twin: Twin;
let warehouse: Warehouse;
beforeAll(async () => {
  twin = await startTwin({ world, now: () => now });
  warehouse = openSqliteWarehouse({ path: join(folder, 'warehouse.db') });
});
afterAll(async () => {
  await twin.close();
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

test('four services tell of the same things, which are counted once, and how long it took to close them is as it was planted', async () => {
  const settings = { authType: 'keys' as const, accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url };
  const each = <Client>(make: (auth: typeof settings, region: string) => Client) =>
    new Map(REGIONS.map((region) => [region, make(settings, region)]));
  const sources: readonly ItemSource[] = [
    securityHubSource(each(securityHubClient)),
    guardDutySource(each(guardDutyClient)),
    inspectorSource(each(inspectorClient)),
    accessAnalyzerSource(each(accessAnalyzerClient)),
  ];
  for (; now <= FIRST + DAYS * DAY_MS; now += DAY_MS)
    for (const source of sources) await collectItems({ warehouse, clock: { now: () => now }, source, connection: 'c' });
  now -= DAY_MS;
  for (const source of sources) source.close();

  const outsider = world.accounts.at(-1)?.id;
  const planted = world.truth.findings.filter(
    // Where people try things out nobody but GuardDuty and Access Analyzer looks.
    ({ region, accountId, product }) =>
      REGIONS.includes(region) && !(accountId === outsider && (product === 'Security Hub' || product === 'Inspector'))
  );
  const isOpen = ({ openedAt, closedAt }: (typeof planted)[number]) =>
    Date.parse(openedAt) <= now && !(Date.parse(closedAt ?? '') <= now);
  const known = await warehouse.items.read({ connections: ['c'], kind: 'finding' }, null);
  const distinct = distinctFindings(known).filter(({ attributes: { state } }) => state !== 'closed');
  const idOf = (id: string) => id.split('/').at(-1);
  expect(distinct.map(({ id }) => idOf(id)).toSorted()).toEqual(
    planted
      .filter(isOpen)
      .map(({ id }) => idOf(id))
      .toSorted()
  );
  expect(known.length).toBeGreaterThan(distinct.length);
  // Access Analyzer knows no severity; Security Hub, which tells of the same, does.
  const bySource = Map.groupBy(distinct, ({ source }) => source);
  expect([...bySource.keys()].toSorted()).toEqual(['access-analyzer', 'guardduty', 'inspector', 'security-hub']);
  const severities = bySource.get('access-analyzer')?.filter(({ attributes }) => attributes['state'] === 'open');
  expect(severities?.some(({ attributes }) => attributes['severity'] !== null)).toBe(true);

  const versions = await warehouse.items.versions({ connections: ['c'], kind: 'finding' }, 0, now + DAY_MS);
  const lives = new Map(findingLives(versions).map((life) => [`${life.last.source}/${idOf(life.last.id)}`, life]));
  const SOURCES = {
    GuardDuty: 'guardduty',
    Inspector: 'inspector',
    'IAM Access Analyzer': 'access-analyzer',
    'Security Hub': 'security-hub',
  };
  const whole = planted.filter(
    ({ openedAt, closedAt }) =>
      Date.parse(openedAt) > FIRST &&
      Date.parse(closedAt ?? '') < now - DAY_MS &&
      Date.parse(closedAt ?? '') - Date.parse(openedAt) > DAY_MS
  );
  expect(whole.length).toBeGreaterThan(10);
  const errors = whole.map(({ product, id, openedAt, closedAt }) => {
    const life = lives.get(`${SOURCES[product]}/${idOf(id)}`);
    const took = (life?.closedAt ?? NaN) - (life?.openedAt ?? NaN);
    return { end: life?.end, late: took - (Date.parse(closedAt ?? '') - Date.parse(openedAt)) };
  });
  for (const { end, late } of errors) {
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(end === 'told' ? 0 : DAY_MS);
  }
});
