import { createEngine, parseQuery } from '@smartcloudops/engine';
import type { Engine, Principal } from '@smartcloudops/engine';

import { billFolder } from './bill.ts';

jest.setTimeout(60_000);

const { dataDir, bill, remove } = billFolder();
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'test', role: 'admin', connections: null };
let engine: Engine;

beforeAll(async () => {
  const workerUrl = new URL('../src/worker.ts', import.meta.url);
  engine = await createEngine({ dataDir, logger: silent, schedule: false, workerUrl });
  await engine.importFiles([bill]);
});
afterAll(async () => {
  await engine.close();
  remove();
});

const get = async (path: string, principal = admin): Promise<unknown> =>
  (await engine.fetch(new Request(`http://rest/api/v1/${path}`), principal)).json();
const frame = async (query: object) => {
  const timeRange = { from: '2024-08-15T00:00:00Z', to: '2024-11-01T00:00:00Z' };
  const [first] = await engine.query(parseQuery({ timeRange, ...query }), admin);
  return first as NonNullable<typeof first>;
};
const column = ({ fields }: Awaited<ReturnType<typeof frame>>, name: string) =>
  fields.find((field) => field.name === name)?.values;

test('a month of a file is compared with what the file comes to, in frame and REST alike', async () => {
  const table = await frame({ queryType: 'reconciliation' });
  const json = (await get('reconciliation?from=2024-09-01&to=2024-11-01')) as {
    months: { month: string; state: string }[];
  };
  expect(json.months.map(({ month, state }) => [month, state])).toEqual(
    column(table, 'month')?.map((month, i) => [month, column(table, 'state')?.[i]])
  );
  expect([column(table, 'month'), column(table, 'state')]).toEqual([
    ['2024-09', '2024-09'],
    ['ties', 'ties'],
  ]);
});

test('nothing spent is zero, not "no data"', async () => {
  const spent = await frame({ queryType: 'api-spend' });
  expect(column(spent, 'spent')).toEqual([0]);
  expect(await get('api-spend')).toMatchObject({ currency: 'USD', operations: [], total: { amount: '0' } });
});

test('a viewer of another connection sees neither', async () => {
  const other: Principal = { name: 'eve', role: 'viewer', connections: ['elsewhere'] };
  expect(await get('reconciliation?from=2024-09-01&to=2024-11-01', other)).toMatchObject({ months: [] });
  expect(await get('reconciliation?connections=import', other)).toMatchObject({ status: 403 });
});
