import { queryText } from './query-text.ts';

test('says what a query asks in one line', () => {
  expect(
    queryText({ refId: 'A', queryType: 'cost', metric: 'BilledCost', groupBy: ['ServiceName'], grain: 'day', topN: 5 })
  ).toBe('BilledCost by ServiceName per day, top 5');
  expect(
    queryText({
      refId: 'A',
      queryType: 'cost',
      grain: 'total',
      filters: [{ dimension: 'RegionId', op: 'not-in', values: [null, 'eu'] }],
    })
  ).toBe('BilledCost, total where RegionId not-in (none, eu)');
  expect(queryText({ refId: 'A', queryType: 'cost-forecast', output: 'month-end' })).toBe(
    "Forecast of BilledCost, the month's total"
  );
  expect(queryText({ refId: 'A', queryType: 'forecast-scoreboard', groupBy: ['ServiceName'] })).toBe(
    'How good the forecasts of BilledCost by ServiceName were'
  );
  expect(queryText({ refId: 'A', queryType: 'budget-risk', budget: '$budget', groupBy: ['SubAccountId'] })).toBe(
    'Risk that BilledCost by SubAccountId exceeds $budget a month'
  );
  expect(queryText({ refId: 'A', queryType: 'metric', metricName: '' })).toBe('a metric that is not chosen yet');
  expect(
    queryText({
      refId: 'A',
      queryType: 'capacity',
      namespace: 'AWS/RDS',
      metricName: 'FreeStorageSpace',
      aggregation: 'minimum',
      limit: 10,
      direction: 'below',
      labels: [{ label: 'RegionId', op: 'in', values: ['eu'] }],
    })
  ).toBe('Chance that minimum FreeStorageSpace of AWS/RDS goes below 10 within 30 days where RegionId in (eu)');
  expect(queryText({ refId: 'A', queryType: 'metric-forecast', metricName: 'Errors', horizon: 24 })).toBe(
    'Forecast of Errors, 24 hours ahead'
  );
  expect(queryText({ refId: 'A', queryType: 'cost-anomalies', minImpact: 5 })).toBe(
    'Anomalies of BilledCost of 5 or more'
  );
  expect(queryText({ refId: 'A', queryType: 'trend', metric: 'ListCost' })).toBe('Trend of ListCost');
  expect(
    queryText({ refId: 'A', queryType: 'cost-drivers', metric: 'EffectiveCost', compareWith: 'previous-month' })
  ).toBe('Why EffectiveCost changed since the month before');
  expect(queryText({ refId: 'A', queryType: 'cost-allocation', allocation: 'team', grain: 'month' })).toBe(
    'BilledCost allocated by team per month'
  );
  expect(queryText({ refId: 'A' } as never)).toBe('');
});
