import { QUERY_TYPES, querySchema } from '@smartcloudops/contract';
import type { PanelQuery } from '../query-model.ts';
import { isReady } from './questions.ts';
import { changeQueryType, DEFAULT_QUERY } from './start-query.ts';

const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };
const pairs = QUERY_TYPES.flatMap((from) => QUERY_TYPES.map((to) => [from, to] as const));

test.each(pairs)('a question that was "%s" is understood as "%s"', (from, to) => {
  const first = changeQueryType({ refId: 'A', ...DEFAULT_QUERY }, from);
  // What is undefined does not travel.
  const { refId, ...asked } = JSON.parse(JSON.stringify(changeQueryType(first, to))) as Record<string, unknown>;
  expect(refId).toBe('A');
  // A question that lacks something is not asked.
  const lacking = to === 'cost-allocation' ? { allocation: 'team' } : { metricName: 'CPUUtilization' };
  if (!isReady({ refId: 'A', ...asked } as PanelQuery)) Object.assign(asked, lacking);
  expect(querySchema.safeParse({ ...asked, timeRange }).error).toBeUndefined();
});

test('the scope of cost stays when it is to be allocated, which waits for the rules', () => {
  const filters = [{ dimension: 'RegionId' as const, op: 'in' as const, values: ['eu-west-1'] }];
  const changed = changeQueryType({ refId: 'A', queryType: 'cost', metric: 'ListCost', filters }, 'cost-allocation');
  expect(changed).toMatchObject({ metric: 'ListCost', filters });
  expect(isReady(changed)).toBe(false);
  expect(isReady({ ...changed, allocation: 'team' } as PanelQuery)).toBe(true);
});

test('what both questions share is kept, what only the old one had is gone', () => {
  const filters = [{ dimension: 'RegionId' as const, op: 'in' as const, values: ['eu-west-1'] }];
  const changed = changeQueryType(
    { refId: 'A', queryType: 'cost', metric: 'ListCost', filters, grain: 'month', topN: 3, connections: ['x'] },
    'cost-forecast'
  );
  expect(changed).toMatchObject({ metric: 'ListCost', filters, connections: ['x'] });
  expect(changed).not.toHaveProperty('grain');
  expect(changed).not.toHaveProperty('topN');
});
