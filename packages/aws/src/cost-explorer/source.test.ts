import { readFileSync } from 'node:fs';

import { COST_FORECAST } from '../cost-forecast/source.ts';
import { COST_EXPLORER, costExplorerSource } from './source.ts';

const source = costExplorerSource({
  getCostAndUsage: () => Promise.reject(new Error('not asked')),
  close: () => undefined,
});

test('the guide names every permission and the price', () => {
  const guide = readFileSync(new URL('../../../../docs/guides/aws-permissions.md', import.meta.url), 'utf8');
  const policy = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '{}') as { Statement: { Action: string[] }[] };
  expect(policy.Statement[0]?.Action).toEqual([...COST_EXPLORER.actions, ...COST_FORECAST.actions]);
  for (const { actions, pricePerCall } of [COST_EXPLORER, COST_FORECAST])
    expect(guide).toMatch(new RegExp(`\`${actions[0]}\` +\\| \\$${pricePerCall} per answered call`));
});

test('a request is what is sent, word for word, every time', () => {
  const window = { from: Date.UTC(2026, 8, 1), to: Date.UTC(2026, 9, 21) };
  const request = source.request('tag:team', window);
  expect(JSON.parse(request.parameters)).toEqual({
    TimePeriod: { Start: '2026-09-01', End: '2026-10-21' },
    Granularity: 'DAILY',
    Metrics: ['UnblendedCost', 'AmortizedCost', 'UsageQuantity'],
    GroupBy: [
      { Type: 'DIMENSION', Key: 'SERVICE' },
      { Type: 'TAG', Key: 'team' },
    ],
  });
  expect(source.request('tag:team', window)).toEqual(request);
  expect(request.dimensions).toContain('Tags.team');
});

test('cuts come in the order of their worth, and Cost Explorer keeps thirteen months', () => {
  expect(source.cuts({ tagKeys: ['team'] })).toEqual([
    'service-account',
    'service-region',
    'service-charge',
    'tag:team',
  ]);
  expect(new Date(source.earliest(Date.UTC(2026, 9, 20))).toISOString()).toBe('2025-09-01T00:00:00.000Z');
  expect(() => source.request('by-colour', { from: 0, to: 1 })).toThrow(RangeError);
});
