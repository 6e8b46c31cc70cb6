import { parseQuery } from './parse-query.ts';

const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };

test('fills in what is not said', () => {
  expect(parseQuery({ queryType: 'cost', timeRange })).toEqual({
    queryType: 'cost',
    timeRange,
    metric: 'BilledCost',
    groupBy: [],
    filters: [],
    grain: 'day',
  });
});

test.each([
  [{ queryType: 'price', timeRange }, 'queryType'],
  [{ timeRange }, 'queryType'],
  [17, 'queryType'],
  [{ queryType: 'cost', timeRange, groupBy: ['Service'] }, 'groupBy[0]'],
  [{ queryType: 'cost', timeRange, filters: [{ dimension: 'ServiceName', values: 'S3' }] }, 'filters[0].values'],
  [{ queryType: 'cost', timeRange: { from: timeRange.to, to: timeRange.from } }, 'timeRange.from'],
  [{ queryType: 'cost' }, 'timeRange'],
  [{ queryType: 'cost', timeRange, metric: 'cost' }, 'metric'],
  [{ queryType: 'cost', timeRange, topn: 3 }, 'topn'],
  [{ queryType: 'cost-forecast', timeRange, level: [95] }, 'level[0]'],
])('%j names the field %s', (query, field) => {
  expect(() => parseQuery(query)).toThrow(
    expect.objectContaining({
      code: 'ENGINE_BAD_QUERY',
      status: 400,
      message: expect.stringContaining(`"${field}"`),
      fields: expect.arrayContaining([expect.objectContaining({ field })]),
    })
  );
});
