import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { api, ask, DEMO } from './client.ts';
import { backendsBelow, descendants, isAlive, until } from './processes.ts';
import { startGrafana } from './start-grafana.ts';

const task = Number(process.env['GRAFANA_TEST_PID']);
const total = { refId: 'A', queryType: 'cost', grain: 'total' };

test('the backend is killed: Grafana starts it again and the same figure comes back', async () => {
  const range = ['2026-01-01T00:00:00Z', new Date().toISOString()] as const;
  const figure = async () =>
    (await ask([total], 'admin:admin', ...range)).body.results?.['A']?.frames?.[0]?.data.values[0]?.[0];
  const before = await figure();
  expect(before).toBeGreaterThan(0);
  const [backend] = backendsBelow(task);
  if (!backend) throw new Error('There is no backend.');
  process.kill(backend, 'SIGKILL');
  await until(
    'another backend answers',
    30_000,
    async () => backendsBelow(task).some((pid) => pid !== backend) && (await figure())
  );
  expect(await figure()).toBe(before);
  expect(isAlive(backend)).toBe(false);
  const { body } = await api<{ status: string }>('GET', `/api/datasources/uid/${DEMO}/health`);
  expect(body.status).toBe('OK');
}, 60_000);

test('a second Grafana beside it, ended by a signal, leaves no process behind', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'smartcloudops-grafana-'));
  const grafana = await startGrafana(path.join(folder, 'data'));
  await until('its backend runs', 30_000, () => backendsBelow(grafana.pid).length === 1);
  const started = descendants(grafana.pid).map(({ pid }) => pid);
  expect(started.length).toBeGreaterThanOrEqual(3);
  await grafana.stop();
  await until('all are gone', 10_000, () => !started.some(isAlive));
  await expect(fetch(`${grafana.url}/api/health`)).rejects.toThrow();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
