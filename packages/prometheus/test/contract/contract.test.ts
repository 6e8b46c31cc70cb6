import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { prometheusSource } from '../../src/source.ts';
import type { PrometheusSettings } from '../../src/settings.ts';
import { buildPrometheus, describeWith, READER, startPrometheus } from './real-prometheus.ts';
import type { RunningPrometheus } from './real-prometheus.ts';
import { shopMetrics } from './shop.ts';

const MINUTE = 60_000;
const NOW = Math.floor(Date.now() / MINUTE) * MINUTE;
const peer = buildPrometheus();
const nothing = async () => undefined;

jest.setTimeout(60_000);

describeWith(peer, 'a real Prometheus', () => {
  let prometheus: RunningPrometheus;
  let settings: PrometheusSettings;
  beforeAll(async () => {
    prometheus = await startPrometheus(peer);
    settings = { url: prometheus.url, ...READER, stepSeconds: 60 };
    for (const [service, from] of [
      ['shop', NOW - 60 * MINUTE],
      ['checkout', NOW - 20 * MINUTE],
    ] as const) {
      const response = await fetch(`${prometheus.url}/api/v1/otlp/v1/metrics`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`${READER.username}:${READER.password}`).toString('base64')}`,
        },
        body: JSON.stringify(shopMetrics(service, from, NOW)),
      });
      expect([response.status, await response.text()]).toEqual([200, expect.anything()]);
    }
  });
  afterAll(() => prometheus?.close());

  test('the default queries measure rate, errors and response time of every service', async () => {
    const source = prometheusSource({ ...settings, labels: { ResourceId: 'job' } });
    const targets = await source.discover(nothing);
    expect(targets.map(({ metricName, labels }) => [metricName, labels['ResourceId']]).toSorted()).toEqual([
      ['error_percent', 'checkout'],
      ['error_percent', 'shop'],
      ['request_rate', 'checkout'],
      ['request_rate', 'shop'],
      ['response_time', 'checkout'],
      ['response_time', 'shop'],
    ]);
    const expected: Record<string, number> = { request_rate: 2, error_percent: 10, response_time: 0.44 };
    const [from, to] = [NOW - 30 * MINUTE, NOW - 5 * MINUTE];
    for (const target of targets) {
      const [points] = await source.fetch(target, from, to);
      const steps = points?.times.length ?? 0;
      const isShop = target.labels['ResourceId'] === 'shop';
      // The other one is younger: what was before it is not there, and is no zero.
      expect([target.metricName, steps]).toEqual([target.metricName, isShop ? 25 : expect.any(Number)]);
      if (!isShop) expect([steps > 10, steps < 20]).toEqual([true, true]);
      expect(points?.times.at(-1)).toBe(to - MINUTE);
      if (isShop)
        for (const value of points?.values ?? []) expect(value).toBeCloseTo(expected[target.metricName] ?? NaN, 6);
    }
    source.close();
  });

  test('a query that is no PromQL is named with what is wrong with it, and leaves the others', async () => {
    const good = { name: 'total', query: 'sum(http_server_request_duration_seconds_count)' };
    const source = prometheusSource({ ...settings, queries: [{ name: 'typo', query: 'sum(rate(x[5m])' }, good] });
    const problems: Error[] = [];
    const targets = await source.discover(nothing, undefined, (problem) => void problems.push(problem));
    expect(targets).toMatchObject([{ metricName: 'total', dimensions: {} }]);
    expect(problems).toMatchObject([{ code: 'PROMETHEUS_QUERY_REFUSED' }]);
    expect(problems[0]?.message).toContain('Prometheus refused the query "typo": invalid parameter');
  });

  test('what cannot be worked out, and what is no series, is told as that', async () => {
    const bad = 'http_server_request_duration_seconds_count * on(job) http_server_request_duration_seconds_count';
    const discover = (query: string) =>
      prometheusSource({ ...settings, queries: [{ name: 'q', query }] }).discover(nothing);
    await expect(discover(bad)).rejects.toMatchObject({ code: 'PROMETHEUS_QUERY_FAILED' });
    await expect(discover('1 + 1')).rejects.toMatchObject({
      code: 'PROMETHEUS_QUERY_REFUSED',
      message: expect.stringContaining('gives a scalar'),
    });
  });

  test('a wrong password is refused, and is not in the message', async () => {
    const source = prometheusSource({ ...settings, password: 'hunter2' });
    const error = (await source.discover(nothing).catch((thrown: unknown) => thrown)) as Error;
    expect(error).toMatchObject({ code: 'PROMETHEUS_DENIED', status: 403, source: 'downstream' });
    expect(error.message).not.toContain('hunter2');
  });
});

describeWith(peer, 'a real Prometheus behind a certificate of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-tls-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  let prometheus: RunningPrometheus;
  beforeAll(async () => {
    const made = spawnSync('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...[
        '-subj',
        '/CN=prometheus.test',
        '-addext',
        'subjectAltName=DNS:prometheus.test',
        '-keyout',
        key,
        '-out',
        cert,
      ],
    ]);
    expect(made.status).toBe(0);
    prometheus = await startPrometheus(peer, { cert, key });
  });
  afterAll(async () => {
    await prometheus?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const discover = (tls: PrometheusSettings['tls']) =>
    prometheusSource({ url: prometheus.url, ...READER, ...(tls ? { tls } : {}) }).discover(nothing);

  test('it is believed when its authority and its name are given, or when nothing is checked', async () => {
    await expect(discover({ ca: readFileSync(cert, 'utf8'), serverName: 'prometheus.test' })).resolves.toEqual([]);
    await expect(discover({ skipVerify: true })).resolves.toEqual([]);
  });

  test('it is refused otherwise', async () => {
    const refused = { code: 'PROMETHEUS_CERTIFICATE_REFUSED' };
    await expect(discover(undefined)).rejects.toMatchObject(refused);
    await expect(discover({ ca: readFileSync(cert, 'utf8') })).rejects.toMatchObject(refused);
  });
});
