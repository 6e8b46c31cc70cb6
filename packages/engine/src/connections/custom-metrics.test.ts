import type { ConnectionSettings, CustomMetric } from '../engine.ts';
import { checkConnection } from './check-connection.ts';
import { customMetricsOf } from './custom-metrics.ts';

const settings = (custom: readonly CustomMetric[]): ConnectionSettings => ({
  ...{ id: 'a', name: 'A', kind: 'aws', aws: { authType: 'default' } },
  metrics: { custom },
});

test('metrics of one’s own are asked for as they are written down, the mean when nothing is said', () => {
  const custom = [
    { namespace: 'MyShop/Checkout' },
    {
      ...{ namespace: 'MyShop/Checkout', metricName: 'Latency*', dimensions: { Stage: 'prod' }, unit: 'Milliseconds' },
      ...{ statistics: ['average', 'p99.9'], region: 'eu-west-1' },
    },
  ];
  expect(customMetricsOf(checkConnection(settings(custom)))).toEqual([
    { namespace: 'MyShop/Checkout', aggregations: ['average'] },
    {
      ...{ namespace: 'MyShop/Checkout', metricNames: ['Latency*'], dimensions: { Stage: 'prod' } },
      ...{ unit: 'Milliseconds', aggregations: ['average', 'p99.9'], region: 'eu-west-1' },
    },
  ]);
  expect(customMetricsOf({ ...settings([]), metrics: {} })).toEqual([]);
});

test.each([
  [{ namespace: ':x' }, 'namespace'],
  [{ namespace: '' }, 'namespace'],
  [{ namespace: 'A', statistics: ['p101'] }, 'statistics[0]'],
  [{ namespace: 'A', statistics: ['Average'] }, 'statistics[0]'],
  [{ namespace: 'A', unit: 'ms' }, 'unit'],
  [{ namespace: 'A', region: 'Frankfurt' }, 'region'],
  [{ namespace: 'A', name: 'x' }, 'name'],
])('%j is refused by the name of the setting', (bad, field) => {
  expect(() => checkConnection(settings([bad as CustomMetric]))).toThrow(
    expect.objectContaining({
      code: 'ENGINE_BAD_CONNECTION',
      message: expect.stringContaining(field) as string,
    })
  );
});
