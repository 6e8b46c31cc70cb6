import { connectionOf, jsonDataSchema } from './settings.ts';
import type { Settings } from './settings.ts';

const connection = (jsonData: unknown) =>
  connectionOf(
    {
      uid: 'u',
      name: 'n',
      jsonData: jsonDataSchema.parse(jsonData),
      secureJsonData: {},
      database: '',
    } as unknown as Settings,
    1,
    {}
  );

test('metrics of one’s own come as they were written; rows that nobody filled in are no settings', () => {
  const custom = [
    { namespace: 'MyShop', metricName: '', statistics: ['p95'], dimensions: { Stage: 'prod' }, unit: '', region: null },
    { namespace: '', metricName: 'lost' },
  ];
  const { metrics } = connection({ kind: 'demo', metrics: { custom, regions: ['eu-west-1'] } });
  expect(JSON.parse(JSON.stringify(metrics))).toEqual({
    regions: ['eu-west-1'],
    custom: [{ namespace: 'MyShop', statistics: ['p95'], dimensions: { Stage: 'prod' } }],
  });
});

test('a table of Athena is passed on; a form that nobody filled in is none', () => {
  const pushdown = { database: 'bill', table: 'focus', workGroup: '', maxBytesPerQuery: '20000000' };
  expect(connection({ kind: 'aws', pushdown }).pushdown).toEqual({
    ...{ engine: 'athena', database: 'bill', table: 'focus', maxBytesPerQuery: 20_000_000 },
  });
  expect(connection({ kind: 'aws', pushdown: { workGroup: 'bill' } })).not.toHaveProperty('pushdown');
  expect(connection({ kind: 'demo', pushdown })).not.toHaveProperty('pushdown');
});

test('a Prometheus is passed on with its secrets; without an address there is none', () => {
  const jsonData = {
    kind: 'aws',
    prometheus: { url: 'https://p', username: '', tenant: 'a', labels: { ResourceId: 'i' } },
  };
  const settings = {
    ...{ uid: 'u', name: 'n', database: '', jsonData: jsonDataSchema.parse(jsonData) },
    secureJsonData: { prometheusToken: 't' },
  } as unknown as Settings;
  expect(connectionOf(settings, 1, {}).prometheus).toEqual({
    ...{ url: 'https://p', tenant: 'a', labels: { ResourceId: 'i' }, bearerToken: 't' },
  });
  expect(connection({ kind: 'aws', prometheus: { url: '' } })).not.toHaveProperty('prometheus');
});
