import { readFileSync } from 'node:fs';
import path from 'node:path';

import { createEngine, parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { ConnectionSettings, Engine, EngineOptions, Principal } from '@smartcloudops/engine';
import { startTwin } from '@smartcloudops/twin';
import { withPostgres } from '@smartcloudops/warehouse/testing';

import { billFolder } from './bill.ts';

jest.setTimeout(120_000);

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const key = Buffer.alloc(32, 7);
const CAP = '0.10';

withPostgres('engines that share a PostgreSQL database', (server) => {
  const { folder, bill, remove } = billFolder();
  const opened: Engine[] = [];
  afterEach(async () => void (await Promise.all(opened.splice(0).map((engine) => engine.close()))));
  afterAll(remove);

  /** As on a machine of its own: only the database and the key are common. */
  const options = (name: string, warehouseUrl?: string): EngineOptions => ({
    ...{ dataDir: path.join(folder, name), key, logger: silent, schedule: false },
    ...(warehouseUrl ? { warehouseUrl } : {}),
  });
  const replica = async (name: string, url?: string) => {
    const engine = await createEngineHere(options(name, url));
    opened.push(engine);
    return engine;
  };

  async function exactTotals(engine: Engine): Promise<unknown> {
    const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };
    const query = parseQuery({ queryType: 'cost', groupBy: ['ServiceName'], grain: 'total', timeRange });
    const [frame] = await engine.query(query, admin);
    return [frame?.fields[0]?.values, frame?.fields[1]?.exact];
  }

  test('what one imports the other answers, to the last digit as from the file', async () => {
    const [one, other, file] = [
      await replica('one', server().url),
      await replica('other', server().url),
      await replica('file'),
    ];
    for (const engine of [one, file]) await engine.importFiles([bill]);
    const expected = [
      ['Amazon S3', 'Amazon EC2'],
      ['450.00000000000000000021', '370.37036703703703670369'],
    ];
    for (const engine of [one, other, file]) expect(await exactTotals(engine)).toEqual(expected);
    expect(() => readFileSync(path.join(folder, 'one', 'warehouse.sqlite'))).toThrow('ENOENT');
    expect(await other.importFiles([bill])).toMatchObject([{ state: 'unchanged' }]);
  });

  test('both that collect at once stay within the cap, and either knows what the other connected', async () => {
    const twin = await startTwin({ seed: 7, days: 40, accounts: 2, pageGroups: 20 });
    try {
      const [one, other] = [await replica('one', server().url), await replica('other', server().url)];
      const settings: ConnectionSettings = {
        ...{ id: 'prod', name: 'Production', kind: 'aws', monthlyApiBudget: CAP, historyDays: 30 },
        aws: { authType: 'keys', endpoint: twin.url, accessKey: 'TWINDEMO', secretKey: 's3cret' },
        metrics: { enabled: false },
      };
      await one.connect(settings);
      expect(await other.connections()).toMatchObject([{ id: 'prod', kind: 'aws', problem: null }]);
      const ended = await Promise.all([one.collect('prod'), other.collect('prod')]);
      // More is needed than the cap allows: together they use it up, to the cent.
      expect(ended.filter(({ state }) => state === 'cap-reached')).not.toEqual([]);
      expect(Number(twin.invoice().total)).toBe(Number(CAP));
    } finally {
      await twin.close();
    }
  });

  test('a database that comes back is found again, and no error tells the password', async () => {
    const workerUrl = new URL('../src/worker.ts', import.meta.url);
    const engine = await createEngine({ ...options('threads', server().url), workerUrl });
    opened.push(engine);
    let failure: unknown;
    await server().restart('fast', async () => {
      failure = await exactTotals(engine).catch((error: unknown) => error);
    });
    expect(failure).toMatchObject({ code: 'WAREHOUSE_UNREACHABLE' });
    const password = new URL(server().url).password;
    for (const text of [String(failure), JSON.stringify(failure), (failure as Error).stack ?? ''])
      for (const secret of [password, decodeURIComponent(password)]) expect(text).not.toContain(secret);
    expect(await exactTotals(engine)).toMatchObject([['Amazon S3', 'Amazon EC2'], expect.anything()]);
  });
});
