import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { commitmentCoverageSource } from '../commitments/coverage-source.ts';
import { commitmentsSource } from '../commitments/source.ts';
import { costAllocationTagsSource } from '../cost-allocation-tags/source.ts';
import { costAnomaliesSource } from '../cost-anomalies/source.ts';
import { costCategoriesSource } from '../cost-categories/source.ts';
import { AwsError } from '../errors.ts';
import type { ItemBatch, PaidItemSource } from '../item-source.ts';
import { costExplorerClient } from './client.ts';
import type { Asking } from './paid-items.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const world = createWorld({ seed: 4, days: 120, now: NOW });
const core = world.accounts[0]?.id ?? '';
const committed = new Set(world.lines.flatMap(({ commitment, account }) => (commitment ? account.id : [])));
const plain = world.accounts.find(({ id }) => !committed.has(id))?.id ?? '';

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'ALL', accountId: core },
      { accessKeyId: 'MEMBER', accountId: plain },
      { accessKeyId: 'NONE', accountId: core, allow: ['sts:*'] },
    ],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const clientOf = (accessKey: string) =>
  costExplorerClient({ authType: 'keys', accessKey, secretKey: 's', endpoint: twin.url });

/** Everything that a source says, as the collector asks for it. */
async function all(source: PaidItemSource) {
  const batches: ItemBatch[] = [];
  const operations: string[] = [];
  for (const request of source.requests(NOW)) {
    const bodies: string[] = [];
    try {
      let token: string | null = null;
      do {
        operations.push(source.operationOf?.(request, token) ?? '');
        const page = await source.fetchPage(request, token);
        bodies.push(page.body);
        token = page.nextToken;
      } while (token !== null);
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== request.noneWhen) throw error;
    }
    batches.push(...source.toItems(request, bodies));
  }
  source.close();
  const of = (kind: string) => batches.filter((one) => one.kind === kind).flatMap(({ items }) => items);
  return { batches, operations, of };
}
const ask = (make: (client: Asking) => PaidItemSource, key = 'ALL') => all(make(clientOf(key)));

test('commitments: each one with its end, and days that add up', async () => {
  const before = Number(twin.invoice().total);
  const { of, batches, operations } = await ask(commitmentsSource);
  // Services without reservations refuse, and a refusal costs nothing.
  expect(operations.filter((one) => one === 'GetReservationUtilization')).toHaveLength(6);
  expect(Number(twin.invoice().total) - before).toBeCloseTo(0.04, 9);
  const commitments = of('commitment');
  expect(commitments.map(({ attributes }) => attributes['CommitmentDiscountType'])).toEqual([
    'Savings Plan',
    'Reserved Instance',
  ]);
  for (const { id, attributes } of commitments) {
    expect(Date.parse(String(attributes['end']))).toBeGreaterThan(NOW);
    expect(world.lines.some(({ commitment }) => commitment?.id === id)).toBe(true);
  }
  const days = of('commitment-utilization').filter(({ id }) => id.startsWith('Savings Plan'));
  expect(days.map(({ at }) => at)).toEqual(Array.from({ length: 49 }, (_, i) => Date.UTC(2026, 8, 1 + i)));
  for (const { attributes } of of('commitment-utilization')) {
    const [committed, used, unused] = ['committed', 'used', 'unused'].map((name) => Number(attributes[name]));
    expect((used ?? 0) + (unused ?? 0)).toBeCloseTo(committed ?? -1, 6);
  }
  // Days are only added, what each commitment is is stated completely, also where there is none.
  expect(batches.map(({ kind, scope }) => `${kind} ${scope}`)).toEqual(
    expect.arrayContaining([
      'commitment-utilization null',
      'commitment Savings Plan',
      'commitment Reserved Instance/Amazon Redshift',
    ])
  );
});

test('who has no commitments is not charged and has none', async () => {
  const before = twin.invoice().total;
  const { batches } = await ask(commitmentsSource, 'MEMBER');
  expect(batches.every(({ items }) => items.length === 0)).toBe(true);
  expect(twin.invoice().total).toBe(before);
});

test('coverage by day and service', async () => {
  const { of } = await ask(commitmentCoverageSource);
  const items = of('commitment-coverage');
  expect(new Set(items.map(({ attributes }) => attributes['CommitmentDiscountType'])).size).toBe(2);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  for (const { attributes } of items)
    expect(Number(attributes['covered']) + Number(attributes['notCovered'])).toBeCloseTo(
      Number(attributes['total']),
      5
    );
});

test('anomalies of AWS with what they cost and where they come from, and what watches for them', async () => {
  const { of } = await ask(costAnomaliesSource);
  const anomalies = of('cost-anomaly');
  expect(anomalies.length).toBeGreaterThan(1);
  const planted = world.truth.anomalies;
  for (const { at, name, attributes } of anomalies) {
    const truth = planted.find(({ from, service }) => Date.parse(from) === at && service === name);
    expect(attributes['causes']).toMatchObject([
      { ServiceName: name, SubAccountId: truth?.accountId, x_UsageType: truth?.usageType },
    ]);
    expect(String(attributes['impact'])).toMatch(/^\d+(\.\d+)?$/);
  }
  expect(of('anomaly-monitor')).toMatchObject([
    { name: 'Default-Services-Monitor', attributes: { dimension: 'SERVICE' } },
  ]);
});

test('pages of one give the same', async () => {
  for (const make of [costAnomaliesSource, costCategoriesSource, costAllocationTagsSource, commitmentsSource]) {
    const whole = await ask(make);
    twin.setFaults([{ operation: 'ce:*', kind: 'small-pages', pageSize: 1 }]);
    const paged = await ask(make);
    twin.setFaults([]);
    expect(paged.batches).toEqual(whole.batches);
  }
});

test('tag keys, and whether charges carry them', async () => {
  const { of } = await ask(costAllocationTagsSource);
  const used = new Set(world.lines.flatMap(({ tags }) => Object.keys(tags ?? {})));
  const tags = of('cost-allocation-tag');
  expect(tags.filter(({ attributes }) => attributes['active']).map(({ id }) => id)).toEqual([...used].toSorted());
  expect(tags.find(({ id }) => id === 'owner')?.attributes).toMatchObject({ active: false, dimension: 'Tags.owner' });
});

test('each source is denied alone and names the permission', async () => {
  for (const make of [
    commitmentsSource,
    commitmentCoverageSource,
    costAnomaliesSource,
    costCategoriesSource,
    costAllocationTagsSource,
  ]) {
    const source = make(clientOf('NONE'));
    const denied: string[] = [];
    for (const request of source.requests(NOW)) {
      const error: unknown = await source.fetchPage(request, null).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'AWS_ACCESS_DENIED', charged: 'no' });
      denied.push((error as AwsError).action ?? '');
    }
    source.close();
    const known = source.facts.permissions.map(({ action }) => action);
    expect(known).toEqual(expect.arrayContaining(denied));
  }
});

test('an answer of another form is refused with its place', () => {
  const source = costAllocationTagsSource({ ask: () => Promise.reject(new Error('not asked')), close() {} });
  const [request] = source.requests(NOW);
  expect(() => request && source.toItems(request, ['{"CostAllocationTags":[{"TagKey":1}]}'])).toThrow(
    expect.objectContaining({
      code: 'AWS_ANSWER_UNREADABLE',
      message: expect.stringContaining('CostAllocationTags.0.TagKey'),
    })
  );
});
