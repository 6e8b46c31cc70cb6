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
  expect(queryText({ refId: 'A' } as never)).toBe('');
});
