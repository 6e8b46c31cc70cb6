import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { launchPlugin } from '@smartcloudops/grafana-sdk/host';
import type { HostContext, LaunchedPlugin } from '@smartcloudops/grafana-sdk/host';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';
import { withPostgres } from '@smartcloudops/warehouse/testing';

jest.setTimeout(200_000);

const DAY_MS = 86_400_000;
// Inside the checkout, where the bundle finds the packages with native parts.
const outdir = path.join(__dirname, '..', '..', 'node_modules', '.cache', 'backend-postgres-test');
const data = mkdtempSync(path.join(tmpdir(), 'backend-postgres-'));

withPostgres('replicas of the built backend on one PostgreSQL database', (server) => {
  let twin: Twin;
  let executable = '';
  const running: LaunchedPlugin[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    const build = spawnSync(process.execPath, [path.join(__dirname, 'build.mjs'), '--outdir', outdir], {
      encoding: 'utf8',
    });
    if (build.status !== 0) throw new Error(build.stderr);
    executable = path.join(outdir, readdirSync(outdir).find((name) => name.startsWith('gpx_')) ?? '');
    twin = await startTwin({ seed: 7, days: 20, accounts: 2 });
  });
  afterEach(async () => void (await Promise.all(running.splice(0).map((plugin) => plugin.stop()))));
  afterAll(async () => {
    await twin.close();
    rmSync(data, { recursive: true });
  });

  async function replica(name: string, url: string): Promise<LaunchedPlugin> {
    const plugin = await launchPlugin({
      command: executable,
      env: {
        GF_PLUGIN_DATA_DIR: path.join(data, name),
        GF_PLUGIN_KEY: '07'.repeat(32),
        GF_PLUGIN_WAREHOUSE_URL: url,
      },
      onLog: (line) => said.push(JSON.stringify(line)),
    });
    running.push(plugin);
    return plugin;
  }
  const context = (): HostContext => ({
    pluginId: 'smartcloudops-analytics-datasource',
    user: { login: 'ann', role: 'Admin' },
    datasource: {
      uid: 'prod',
      name: 'prod',
      jsonData: {
        ...{ kind: 'aws', authType: 'keys', endpoint: twin.url, monthlyApiBudget: '1.00', historyDays: 10 },
        metrics: { enabled: false },
      },
      secureJsonData: { accessKey: 'TWINDEMO', secretKey: 'any' },
    },
  });
  const secrets = () => {
    const { password } = new URL(server().url);
    return [password, decodeURIComponent(password)];
  };

  async function total(plugin: LaunchedPlugin): Promise<unknown> {
    const to = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
    const timeRange = { from: new Date(to.getTime() - 7 * DAY_MS), to };
    const model = { datasource: { uid: 'prod' }, intervalMs: 1000, grain: 'total' };
    const { A } = await plugin.queryData({
      context: context(),
      queries: [{ refId: 'A', queryType: 'cost', timeRange, model }],
    });
    return A?.error ?? Array.from(A?.frames[0]?.fields.at(-1)?.values ?? []);
  }

  test('what one collects the other shows, and nothing stays in a data folder', async () => {
    const [one, other] = await Promise.all([replica('one', server().url), replica('other', server().url)]);
    for (const deadline = Date.now() + 90_000; ;) {
      const { details, status, message } = await one.checkHealth({ context: context() });
      if (status === 'error') throw new Error(message);
      if (details?.running === false && details.lastSuccess !== null) break;
      if (Date.now() > deadline) throw new Error('Nothing was collected in time.');
      await sleep(100);
    }
    const expected = await total(one);
    expect(expected).toEqual([expect.any(Number)]);
    expect(await total(other)).toEqual(expected);
    expect(readdirSync(data, { recursive: true }).filter((name) => String(name).includes('sqlite'))).toEqual([]);
  });

  test('a wrong password is told to the panel, the health check and the log without it', async () => {
    const url = server().url.replace(/\/\/[^@]*@/, '//postgres:s3cret@');
    const plugin = await replica('wrong', url);
    const health = await plugin.checkHealth({ context: context() }).catch(String);
    const answer = await total(plugin).catch(String);
    expect(JSON.stringify([health, answer])).toContain('WAREHOUSE_ACCESS_DENIED');
    expect(said).not.toEqual([]);
    const everything = JSON.stringify([health, answer, said]);
    for (const secret of ['s3cret', ...secrets()]) expect(everything).not.toContain(secret);
  });
});
