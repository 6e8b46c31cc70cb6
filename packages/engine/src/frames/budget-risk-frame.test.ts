import type { BudgetRiskQuery } from '@smartcloudops/contract';
import { forAlerting } from '@smartcloudops/contract';
import type { BudgetAnswer, BudgetRisk } from '@smartcloudops/insights';

import { parseQuery } from '../parse-query.ts';
import { budgetRiskFrame } from './budget-risk-frame.ts';

const day = Date.UTC(2024, 8, 29);
const risk = (keys: readonly (string | null)[], scale: number): BudgetRisk => ({
  keys,
  labels: {},
  probability: scale / 10,
  forecast: 100 * scale,
  interval: { level: 0.8, lower: 90 * scale, upper: 110 * scale },
  actual: 0n,
  used: scale / 20,
  overrun: scale,
  daysLeft: { median: scale > 5 ? 3 : null, earliest: 1, latest: null },
});
const answer: BudgetAnswer = {
  kind: 'budget-risk',
  currency: 'EUR',
  metric: 'BilledCost',
  groupBy: ['ServiceName'],
  budget: 500,
  period: { kind: 'quarter', start: Date.UTC(2024, 6, 1), end: Date.UTC(2024, 9, 1), days: 92, daysFinal: 90 },
  series: [risk(['S3'], 8), risk([null], 2)],
  coverage: { from: day, to: day, loadedAt: day, sources: ['focus-file'] },
  estimatedFrom: null,
  freshness: day,
  notices: [],
};
const ask = (model: object) =>
  parseQuery({
    queryType: 'budget-risk',
    budget: 500,
    timeRange: { from: '2024-09-29T00:00:00Z', to: '2024-10-01T00:00:00Z' },
    ...model,
  }) as BudgetRiskQuery;
const frame = (query: BudgetRiskQuery, of: Parameters<typeof budgetRiskFrame>[0] = answer) =>
  budgetRiskFrame(of, query, { query, dataVersion: 1, now: day });

test('all figures of every group side by side, told apart by labels', () => {
  const { meta, fields } = frame(ask({}));
  expect(meta).toMatchObject({ type: 'numeric-wide', custom: { period: { kind: 'quarter', days: 92 } } });
  expect(fields.slice(0, 8).map(({ name, values, config }) => [name, values[0], config?.unit])).toEqual([
    ['probability', 0.8, 'percentunit'],
    ['forecast', 800, 'currencyEUR'],
    ['lower 80', 720, 'currencyEUR'],
    ['upper 80', 880, 'currencyEUR'],
    ['budget', 500, 'currencyEUR'],
    ['used', 0.4, 'percentunit'],
    ['overrun', 8, 'currencyEUR'],
    ['daysLeft', 3, 'd'],
  ]);
  expect(fields[8]).toMatchObject({
    labels: { ServiceName: '', statistic: 'probability' },
    config: { displayName: '(no ServiceName) probability' },
  });
});

test('an alert rule gets the probability alone, one instance per group', () => {
  const { fields } = frame(forAlerting(ask({})) as BudgetRiskQuery);
  expect(fields.map(({ name, labels, values }) => [name, labels, values])).toEqual([
    ['probability', { ServiceName: 'S3' }, [0.8]],
    ['probability', { ServiceName: '' }, [0.2]],
  ]);
  expect(frame(ask({ statistic: 'days-left' })).fields.map(({ values }) => values)).toEqual([[3], [null]]);
});

test('too little history is no number and says what is lacking', () => {
  const { fields, meta } = frame(ask({}), { kind: 'insufficient-history', have: 3, need: 7 });
  expect(fields).toEqual([]);
  expect(meta.notices?.[0]?.text).toMatch(/^The risk of a budget needs 7 days/);
});
