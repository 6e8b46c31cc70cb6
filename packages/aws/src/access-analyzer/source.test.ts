import type { Twin } from '@smartcloudops/twin';

import { collectFrom, findingTwin, isClosed, isClosedOfLate, planted, standing } from '../../test/finding-bench.ts';
import { accessAnalyzerClient } from './client.ts';
import { accessAnalyzerSource } from './source.ts';

let twin: Twin;
beforeAll(async () => {
  twin = await findingTwin({ NONE: ['sts:*'], ANALYZERS: ['access-analyzer:ListAnalyzers'] });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const collect = (how?: Parameters<typeof collectFrom>[2]) =>
  collectFrom(twin, [accessAnalyzerClient, accessAnalyzerSource], how);

test('what is shared and what nobody uses is told as it was planted, and what was resolved of late with its end', async () => {
  const { got, items, operations } = await collect();
  expect(got).toMatchObject([{ kind: 'finding', scope: 'us-east-1' }]);
  const known = new Map(items.map((item) => [item.id.split('/').at(-1), item]));
  const told = planted('IAM Access Analyzer').filter((one) => !isClosed(one) || isClosedOfLate(one, 7));
  expect([...known.keys()].toSorted()).toEqual(told.map(({ id }) => id).toSorted());
  for (const one of told) {
    expect(known.get(one.id)).toMatchObject({
      name: expect.stringContaining(one.resourceName),
      attributes: {
        ...{ SubAccountId: one.accountId, RegionId: one.region, ResourceId: one.resourceId, type: one.type },
        ...{ severity: null, state: standing(one).state, firstObservedAt: one.openedAt },
        closedAt: isClosed(one) ? one.closedAt : null,
      },
    });
  }
  expect(new Set(told.map((one) => standing(one).state)).size).toBeGreaterThan(1);
  const kinds = new Set(items.map(({ attributes }) => attributes['type']));
  expect(kinds.has('ExternalAccess') && kinds.size > 1).toBe(true);
  // One question to each of the two analyzers.
  expect(operations).toEqual(['ListAnalyzers', 'ListFindingsV2', 'ListFindingsV2']);
});

test('pages of two give the same', async () => {
  const whole = await collect();
  twin.setFaults([{ operation: 'ListFindingsV2', kind: 'small-pages', pageSize: 2 }]);
  expect((await collect()).items).toEqual(whole.items);
});

test('who has no analyzer is told so; a region more does not matter', async () => {
  const { got, messages } = await collect({ key: 'PAYMENTS' });
  expect(got).toMatchObject([{ problem: { code: 'AWS_SERVICE_NOT_ENABLED' } }]);
  expect(messages[0]).toContain('has no analyzer for external or unused access in us-east-1');
  const two = await collect({ regions: ['sa-east-1', 'us-west-2'] });
  expect(two.problems).toMatchObject([{ scope: 'sa-east-1' }]);
  expect(two.items.every(({ attributes }) => attributes['RegionId'] === 'us-west-2')).toBe(true);
});

test('a denied permission and a throttled call are problems that say which', async () => {
  const missing = (action: string) => [expect.stringContaining(`The permission ${action} is missing`)];
  expect((await collect({ key: 'NONE' })).messages).toEqual(missing('access-analyzer:ListAnalyzers'));
  expect((await collect({ key: 'ANALYZERS' })).messages).toEqual(missing('access-analyzer:ListFindings'));
  twin.setFaults([{ operation: 'ListAnalyzers', kind: 'throttle', count: 1 }]);
  expect((await collect()).problems).toMatchObject([{ problem: { code: 'AWS_THROTTLED' } }]);
});
