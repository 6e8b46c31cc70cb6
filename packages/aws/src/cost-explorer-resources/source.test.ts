import { formatDecimal } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { costExplorerClient } from '../cost-explorer/client.ts';
import { costExplorerSource } from '../cost-explorer/source.ts';
import type { AwsError } from '../errors.ts';
import type { Source } from '../source.ts';
import { costExplorerResourcesSource } from './source.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const EC2 = 'Amazon Elastic Compute Cloud - Compute';
const world = createWorld({ seed: 6, days: 40, now: NOW, accounts: 5 });

let twin: Twin;
beforeAll(async () => {
  const allow = ['ce:GetCostAndUsage'];
  twin = await startTwin({ world, credentials: [{ accessKeyId: 'ALL' }, { accessKeyId: 'NONE', allow }] });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const clientOf = (accessKey: string) =>
  costExplorerClient({ authType: 'keys', accessKey, secretKey: 's', endpoint: twin.url });

async function charges(source: Source, cut: string, from: number) {
  const request = source.request(cut, { from, to: Date.UTC(2026, 9, 19) });
  const bodies: string[] = [];
  const operations: string[] = [];
  let token: string | null = null;
  do {
    operations.push(source.operationOf?.(request, token) ?? source.operation);
    const page = await source.fetchPage(request, token);
    bodies.push(page.body);
    token = page.nextToken;
  } while (token !== null);
  const rows: FocusRow[] = [...source.toFocus(request, bodies)].flat();
  source.close();
  return { rows, operations };
}
const sums = (rows: readonly FocusRow[], keyOf: (row: FocusRow) => string) =>
  Object.fromEntries(
    [...Map.groupBy(rows, keyOf)].map(([key, own]) => [
      key,
      formatDecimal(own.reduce((sum, { BilledCost }) => sum + BilledCost, 0n)),
    ])
  );
const byServiceAndDay = ({ ServiceName, ChargePeriodStart }: FocusRow) => `${ServiceName} ${ChargePeriodStart}`;
const START = Date.UTC(2026, 9, 7);

test('resources of EC2 and the other services as they are make up the bill, by service and day', async () => {
  const source = costExplorerResourcesSource(clientOf('ALL'));
  expect(new Date(source.earliest(NOW)).toISOString()).toBe('2026-10-07T00:00:00.000Z');
  const { rows, operations } = await charges(source, 'service-resource', START);
  expect(operations).toEqual(['GetCostAndUsageWithResources', 'GetCostAndUsage']);
  const whole = await charges(costExplorerSource(clientOf('ALL')), 'service-account', START);
  expect(sums(rows, byServiceAndDay)).toEqual(sums(whole.rows, byServiceAndDay));
  const instances = new Set(rows.flatMap(({ ServiceName, ResourceId }) => (ServiceName === EC2 ? ResourceId : [])));
  expect(instances.size).toBeGreaterThan(5);
  for (const id of instances)
    if (id !== null) expect(world.lines.some(({ resource }) => resource?.id === id)).toBe(true);
  expect(rows.every(({ ServiceName, ResourceId }) => ServiceName === EC2 || ResourceId === null)).toBe(true);
});

test('pages of a few groups give the same', async () => {
  const whole = await charges(costExplorerResourcesSource(clientOf('ALL')), 'service-resource', START);
  twin.setFaults([{ operation: 'ce:*', kind: 'small-pages', pageSize: 7 }]);
  const paged = await charges(costExplorerResourcesSource(clientOf('ALL')), 'service-resource', START);
  expect(paged.operations.length).toBeGreaterThan(10);
  const key = (row: FocusRow) => `${byServiceAndDay(row)} ${row.ResourceId}`;
  expect(sums(paged.rows, key)).toEqual(sums(whole.rows, key));
});

test('the missing permission is named, and nothing is charged for a refusal', async () => {
  const before = twin.invoice().total;
  const source = costExplorerResourcesSource(clientOf('NONE'));
  const request = source.request('service-resource', { from: START, to: NOW });
  const error = (await source.fetchPage(request, null).catch((thrown: unknown) => thrown)) as AwsError;
  source.close();
  expect(error).toMatchObject({ code: 'AWS_ACCESS_DENIED', action: 'ce:GetCostAndUsageWithResources', charged: 'no' });
  expect(twin.invoice().total).toBe(before);
  expect(() => [...source.toFocus(request, ['{"part":"x"}'])]).toThrow(
    expect.objectContaining({ code: 'AWS_ANSWER_UNREADABLE' })
  );
});
