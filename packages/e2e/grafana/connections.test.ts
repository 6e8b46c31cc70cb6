import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';

import { api, DATASOURCE } from './client.ts';
import { until } from './processes.ts';

const root = path.resolve(__dirname, '../../..');

interface Health {
  readonly status: string;
  readonly message: string;
}

let twin: ChildProcess;
let endpoint: string;

/** An AWS that bills, of another process: it knows only the key id TWINDEMO. */
beforeAll(async () => {
  let output = '';
  twin = spawn(
    path.join(root, 'node_modules/.bin/smartcloudops'),
    ['twin', '--json', '--days', '40', '--accounts', '2'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    }
  );
  twin.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  endpoint = await until(
    'the twin listens',
    60_000,
    () => output.includes('\n') && (JSON.parse(output) as { url: string }).url
  );
}, 70_000);

afterAll(async () => {
  if (!twin || twin.exitCode !== null) return;
  const gone = new Promise((resolve) => twin.once('exit', resolve));
  twin.kill('SIGTERM');
  await gone;
}, 20_000);

/** What "Save & test" says about an AWS connection with these settings. */
async function healthOf(jsonData: object, secureJsonData: object): Promise<Health & { uid: string }> {
  const { body } = await api<{ datasource: { uid: string } }>('POST', '/api/datasources', {
    name: `aws ${Math.random()}`,
    type: DATASOURCE,
    access: 'proxy',
    jsonData: { kind: 'aws', authType: 'keys', defaultRegion: 'us-east-1', endpoint, ...jsonData },
    secureJsonData: { accessKey: 'TWINDEMO', secretKey: 'any', ...secureJsonData },
  });
  const { uid } = body.datasource;
  const health = await api<Health>('GET', `/api/datasources/uid/${uid}/health`);
  return { ...health.body, uid };
}

async function remove({ uid }: { uid: string }): Promise<void> {
  expect((await api('DELETE', `/api/datasources/uid/${uid}`)).status).toBe(200);
}

test('a key that AWS does not know: the message names the key and its setting', async () => {
  const health = await healthOf({ monthlyApiBudget: 1 }, { accessKey: 'AKIAIOSFODNN7EXAMPLE' });
  expect(health).toMatchObject({ status: 'ERROR', message: expect.stringMatching(/access key/i) });
  expect(health.message).not.toContain('any');
  await remove(health);
}, 60_000);

test('keys that are missing: the message names the setting', async () => {
  const health = await healthOf({ monthlyApiBudget: 1 }, { accessKey: '', secretKey: '' });
  expect(health).toMatchObject({ status: 'ERROR', message: expect.stringMatching(/access key/i) });
  await remove(health);
}, 60_000);

test('an endpoint where nobody answers: the message names it', async () => {
  const health = await healthOf({ monthlyApiBudget: 1, endpoint: 'http://127.0.0.1:9' }, {});
  expect(health).toMatchObject({ status: 'ERROR', message: expect.stringMatching(/127\.0\.0\.1:9|endpoint|network/i) });
  await remove(health);
}, 60_000);

test('right keys without a budget: nothing is spent, and the message says which setting allows it', async () => {
  const health = await healthOf({ monthlyApiBudget: 0 }, {});
  expect(health).toMatchObject({ status: 'ERROR', message: expect.stringContaining('Monthly API budget') });
  await remove(health);
}, 60_000);

test('right keys and a budget: the connection collects and its cost is there', async () => {
  const health = await healthOf({ monthlyApiBudget: 5 }, {});
  expect(health.status).toBe('OK');
  const datasource = { type: DATASOURCE, uid: health.uid };
  await until('its cost is there', 60_000, async () => {
    const { body } = await api<{ results: Record<string, { frames?: Array<{ data: { values: number[][] } }> }> }>(
      'POST',
      '/api/ds/query',
      { from: 'now-20d', to: 'now', queries: [{ refId: 'A', datasource, queryType: 'cost', grain: 'total' }] }
    );
    return (body.results['A']?.frames?.[0]?.data.values[0]?.[0] ?? 0) > 0;
  });
  await remove(health);
}, 100_000);
