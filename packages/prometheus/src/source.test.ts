import { loopback, success } from '../test/loopback.ts';
import type { Loopback } from '../test/loopback.ts';
import type { PrometheusSettings } from './settings.ts';
import { prometheusSource } from './source.ts';

const HOUR_MS = 3_600_000;
const FROM = Date.UTC(2026, 9, 20);
const nothing = async () => undefined;
const QUERIES = [
  { name: 'requests', query: 'sum by (job) (rate(http_requests_total[$__rate_interval]))', unit: 'Count/Second' },
  { name: 'queue', query: 'max_over_time(queue[$__interval])', aggregation: 'maximum' as const },
];
const SERIES: Parameters<typeof success>[1] = [
  { metric: { job: 'shop', instance: 'i-1' }, value: (at: number) => String(at / 3600) },
  { metric: { __name__: 'x', job: 'checkout' }, value: (at: number) => (at % 7200 === 0 ? 'NaN' : '+1.5e3') },
];

let server: Loopback | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A source that asks a server which answers every query with the same series. */
async function sourceOf(more: Partial<PrometheusSettings> = {}, path = '') {
  server = await loopback((asked, response) => response.end(success(asked, SERIES)));
  return prometheusSource({ url: `${server.url}${path}`, queries: QUERIES, ...more });
}

test('each series of each query is something to measure, with the labels that the bill knows', async () => {
  const source = await sourceOf({ namespace: 'Shop', labels: { ResourceId: 'instance', SubAccountId: 'account' } });
  let calls = 0;
  const targets = await source.discover(async () => void calls++);
  expect(targets).toEqual(
    QUERIES.flatMap(({ name, aggregation = 'average' }) => [
      {
        ...{ region: '', namespace: 'Shop', metricName: name, aggregations: [aggregation] },
        dimensions: { job: 'shop', instance: 'i-1' },
        labels: { job: 'shop', instance: 'i-1', ResourceId: 'i-1' },
      },
      {
        ...{ region: '', namespace: 'Shop', metricName: name, aggregations: [aggregation] },
        dimensions: { job: 'checkout' },
        labels: { job: 'checkout' },
      },
    ])
  );
  expect([calls, server?.asked.length]).toEqual([2, 2]);
});

test('a value tells of the step that ends with it, what is no number is left out, and one call serves all series', async () => {
  const source = await sourceOf();
  const to = FROM + 4 * HOUR_MS;
  const one = { metricName: 'requests', dimensions: { instance: 'i-1', job: 'shop' } };
  let counted = 0;
  const beforeCall = async () => void counted++;
  const [points] = await source.fetch(one, FROM, to, undefined, beforeCall);
  const hours = [0, 1, 2, 3].map((hour) => FROM + hour * HOUR_MS);
  expect(points).toEqual({
    ...{ aggregation: 'average', unit: 'Count/Second', times: hours },
    values: hours.map((at) => (at + HOUR_MS) / HOUR_MS),
  });
  const checkout = { metricName: 'requests', dimensions: { job: 'checkout' } };
  const [other] = await source.fetch(checkout, FROM, to, undefined, beforeCall);
  expect(other).toMatchObject({ times: [hours[0], hours[2]], values: [1500, 1500] });
  expect(await source.fetch({ metricName: 'requests', dimensions: { job: 'gone' } }, FROM, to)).toEqual([]);
  expect(await source.fetch({ metricName: 'unknown', dimensions: {} }, FROM, to)).toEqual([]);
  expect([counted, server?.asked.length]).toEqual([1, 1]);
  const [maximum] = await source.fetch({ metricName: 'queue', dimensions: { job: 'checkout' } }, FROM, to);
  expect(maximum).toMatchObject({ aggregation: 'maximum', unit: null });
  expect(server?.asked.map(({ form }) => form['query'])).toEqual([
    'sum by (job) (rate(http_requests_total[3600s]))',
    'max_over_time(queue[3600s])',
  ]);
});

test('a rate over a short step looks at four minutes all the same', async () => {
  const source = await sourceOf({ stepSeconds: 60 });
  await source.discover(nothing);
  expect(server?.asked.map(({ form }) => form['query'])).toEqual([
    'sum by (job) (rate(http_requests_total[240s]))',
    'max_over_time(queue[60s])',
  ]);
});

test.each([
  [{ bearerToken: 'abc' }, { authorization: 'Bearer abc' }],
  [{ username: 'u', password: 'p' }, { authorization: `Basic ${Buffer.from('u:p').toString('base64')}` }],
  [{ tenant: 'team-a' }, { 'x-scope-orgid': 'team-a' }],
])('it signs in with %j, below the path that it is given', async (settings, headers) => {
  const source = await sourceOf(settings, '/prometheus/');
  await source.discover(nothing);
  expect(server?.asked[0]).toMatchObject({ path: '/prometheus/api/v1/query', headers });
});

const json = (status: number, body: object) => [status, JSON.stringify(body)] as const;
const failed = (errorType: string) => ({ status: 'error', errorType, error: 'it says why' });
test.each([
  [json(400, failed('bad_data')), 'PROMETHEUS_QUERY_REFUSED', 'refused the query "requests": it says why. Correct'],
  [json(422, failed('execution')), 'PROMETHEUS_QUERY_FAILED', 'failed at the query "requests": it says why. Make'],
  [json(503, failed('timeout')), 'PROMETHEUS_UNAVAILABLE', 'the query "requests": it says why'],
  [json(429, failed('too_many_requests')), 'PROMETHEUS_UNAVAILABLE', 'the query "requests": it says why'],
  [[502, '<html>Bad Gateway</html>'] as const, 'PROMETHEUS_UNAVAILABLE', 'HTTP status 502'],
  [[401, 'Unauthorized'] as const, 'PROMETHEUS_DENIED', 'with HTTP status 401'],
  [[403, 'no org id'] as const, 'PROMETHEUS_DENIED', 'with HTTP status 403'],
  [[404, '404 page not found'] as const, 'PROMETHEUS_ANSWER_UNREADABLE', 'was not found there (HTTP status 404)'],
  [[302, ''] as const, 'PROMETHEUS_ANSWER_UNREADABLE', 'HTTP status 302'],
  [[200, '<html>Sign in</html>'] as const, 'PROMETHEUS_ANSWER_UNREADABLE', 'not what the API gives'],
  [[200, 'null'] as const, 'PROMETHEUS_ANSWER_UNREADABLE', 'not what the API gives'],
])('an answer of %j is %s', async ([status, body], code, message) => {
  server = await loopback((_, response) => response.writeHead(status).end(body));
  const source = prometheusSource({ url: server.url, queries: QUERIES.slice(0, 1) });
  await expect(source.discover(nothing)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  await expect(source.fetch({ metricName: 'requests', dimensions: {} }, FROM, FROM + HOUR_MS)).rejects.toMatchObject({
    code,
  });
});

test('a failed call is not kept: the next one asks again', async () => {
  let fails = true;
  server = await loopback((asked, response) =>
    fails ? response.writeHead(503).end('') : response.end(success(asked, SERIES))
  );
  const source = prometheusSource({ url: server.url, queries: QUERIES });
  const ask = () => source.fetch({ metricName: 'queue', dimensions: { job: 'checkout' } }, FROM, FROM + HOUR_MS);
  await expect(ask()).rejects.toMatchObject({ code: 'PROMETHEUS_UNAVAILABLE' });
  fails = false;
  expect(await ask()).toHaveLength(1);
});

test('nobody there, a call that is given up and an address that is none are told apart', async () => {
  const gone = await loopback(() => undefined);
  await gone.close();
  const at = (url: string) => prometheusSource({ url, queries: QUERIES });
  await expect(at(gone.url).discover(nothing)).rejects.toMatchObject({ code: 'PROMETHEUS_UNREACHABLE', status: 504 });
  server = await loopback(() => stop.abort());
  const stop = new AbortController();
  await expect(at(server.url).discover(nothing, stop.signal)).rejects.toMatchObject({
    name: 'AbortError',
  });
  for (const url of ['prometheus:9090', 'ftp://x', 'nothing', 'http://u:secret@x/', 'http://x/?q=1']) {
    const error = (await at(url)
      .discover(nothing)
      .catch((thrown: unknown) => thrown)) as Error;
    expect(error).toMatchObject({ code: 'PROMETHEUS_SETTING_WRONG' });
    expect(error.message).not.toContain('secret');
  }
});
