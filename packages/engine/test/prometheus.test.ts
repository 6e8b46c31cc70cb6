import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { frameToJson, parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { ConnectionSettings, Engine, Principal } from '@smartcloudops/engine';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 9, 20, 12);
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'prometheus-'));

// Answers as the documentation of the HTTP API says; the contract test of packages/prometheus asks a real one.
const series = { job: 'shop', instance: 'i-0abc' };
let calls = 0;
const server: Server = createServer((request, response) => {
  calls++;
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const form = new URLSearchParams(body);
    const data = (resultType: string, result: object[]) =>
      response.end(JSON.stringify({ status: 'success', data: { resultType, result } }));
    if (request.headers.authorization !== 'Bearer right') response.writeHead(401).end('Unauthorized');
    else if (form.get('query')?.includes('('))
      response.writeHead(400).end(JSON.stringify({ status: 'error', errorType: 'bad_data', error: 'parse error' }));
    else if (request.url?.endsWith('/query')) data('vector', [{ metric: series, value: [1, '1'] }]);
    else {
      const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name))) as [
        number,
        number,
        number,
      ];
      const values = Array.from({ length: (end - start) / step + 1 }, (_, i) => [start + i * step, String(i % 24)]);
      data('matrix', [{ metric: series, values }]);
    }
  });
});

let engine: Engine;
let others: Record<string, boolean>;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => NOW });
  await engine.connect(settings('probe', {}));
  const names = Object.keys(await statuses('probe')).filter((name) => name !== 'prometheus');
  others = Object.fromEntries(names.map((name) => [name, false]));
});
afterAll(async () => {
  await engine.close();
  server.closeAllConnections();
  server.close();
  rmSync(dataDir, { recursive: true });
});

const QUERIES = [{ name: 'latency', query: 'latency_seconds', unit: 'Seconds' }];
const settings = (id: string, known: Partial<ConnectionSettings>): ConnectionSettings => ({
  ...{ id, name: id, kind: 'aws', aws: { authType: 'default' } },
  ...{ metrics: { enabled: false, historyDays: 3 }, sources: others ?? {} },
  ...known,
});
const prometheus = (more: Partial<NonNullable<ConnectionSettings['prometheus']>> = {}) => ({
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  ...{ bearerToken: 'right', queries: QUERIES, labels: { ResourceId: 'instance' }, ...more },
});

type Status = Readonly<Record<string, unknown>>;
async function statuses(id: string): Promise<Record<string, Status>> {
  const response = await engine.fetch(new Request('http://engine/api/v1/sources/state'), admin);
  const { sources } = (await response.json()) as { sources: { connection: string; sources: Status[] }[] };
  const own = sources.find(({ connection }) => connection === id)?.sources ?? [];
  return Object.fromEntries(own.map((one) => [String(one['source']), one]));
}
const stateOf = async (id: string) => (await statuses(id))['prometheus'];

test('without an address it is off, and says how to switch it on', async () => {
  expect(await stateOf('probe')).toMatchObject({
    state: 'off',
    message: expect.stringContaining('prometheus.url'),
  });
});

test('what a Prometheus measures is collected and shown like what CloudWatch measures', async () => {
  await engine.connect(settings('shop', { prometheus: prometheus() }));
  const { sources } = await engine.collect('shop');
  expect(sources).toMatchObject([
    { source: 'prometheus', state: 'done', stored: 72, calls: 2, spent: '0', problems: [] },
  ]);
  expect(await stateOf('shop')).toMatchObject({ state: 'done', lastSuccess: new Date(NOW).toISOString() });
  const asked = calls;
  const query = parseQuery({
    ...{ queryType: 'metric', metricName: 'latency', connections: ['shop'] },
    timeRange: { from: new Date(NOW - 24 * HOUR_MS).toISOString(), to: new Date(NOW).toISOString() },
  });
  const frame = frameToJson((await engine.query(query, admin))[0] as Parameters<typeof frameToJson>[0]);
  const text = JSON.stringify(frame);
  expect(text).toContain('"i-0abc"');
  expect(text).toContain('"s"');
  expect(calls).toBe(asked);
});

test('a query that is no PromQL leaves the others, and is told', async () => {
  const queries = [...QUERIES, { name: 'typo', query: 'sum(rate(x' }];
  await engine.connect(settings('typo', { prometheus: prometheus({ queries }) }));
  const { sources } = await engine.collect('typo');
  expect(sources).toMatchObject([
    {
      ...{ state: 'partial', stored: 72 },
      problems: [{ code: 'PROMETHEUS_QUERY_REFUSED', message: expect.stringContaining('"typo"') }],
    },
  ]);
  expect(await stateOf('typo')).toMatchObject({ state: 'partial' });
});

test('a wrong token is a denial and is in no message', async () => {
  await engine.connect(settings('locked', { prometheus: prometheus({ bearerToken: 'hunter2' }) }));
  const { sources } = await engine.collect('locked');
  expect(sources).toMatchObject([{ state: 'denied', code: 'PROMETHEUS_DENIED' }]);
  expect(JSON.stringify([sources, await statuses('locked'), await engine.connections()])).not.toContain('hunter2');
});

test.each([
  [{ url: 'prometheus:9090' }, /prometheus\.url/],
  [{ queries: [...QUERIES, ...QUERIES] }, /name of its own/],
  [{ username: 'u' }, /not with both/],
])('settings that cannot be are refused: %j', async (wrong, message) => {
  const refused = engine.connect(settings('wrong', { prometheus: prometheus(wrong) }));
  await expect(refused).rejects.toMatchObject({
    code: 'ENGINE_BAD_CONNECTION',
    message: expect.stringMatching(message),
  });
});
