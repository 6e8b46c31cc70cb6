import {
  apiSpendResponseSchema,
  currentResponseSchema,
  historyResponseSchema,
  reconciliationResponseSchema,
  sourceNoteSchema,
} from '@smartcloudops/contract';
import { parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { Engine, Principal } from '@smartcloudops/engine';

import { billFolder } from './bill.ts';

jest.setTimeout(60_000);

const { dataDir, bill, remove } = billFolder();
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'test', role: 'admin', connections: null };
const NOW = Date.UTC(2024, 9, 3, 6);
let engine: Engine;

beforeAll(async () => {
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => NOW });
  await engine.importFiles([bill]);
});
afterAll(async () => {
  await engine.close();
  remove();
});

const get = async (path: string): Promise<unknown> =>
  (await engine.fetch(new Request(`http://rest/api/v1/${path}`), admin)).json();

const SEPTEMBER = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };
const ASKED = [
  [{ queryType: 'cost' }, ['focus-file']],
  [{ queryType: 'cost-forecast', output: 'month-end' }, ['focus-file']],
  [{ queryType: 'cost-anomalies' }, ['focus-file']],
  [{ queryType: 'cost-drivers' }, ['focus-file']],
  [{ queryType: 'trend' }, ['focus-file']],
  [{ queryType: 'budget-risk', budget: 1000 }, ['focus-file']],
  [{ queryType: 'budgets' }, []],
  [{ queryType: 'metric', metricName: 'CPUUtilization' }, []],
  [{ queryType: 'reconciliation' }, ['focus-file']],
  [{ queryType: 'commitments' }, []],
  [{ queryType: 'security-findings' }, []],
  [{ queryType: 'recommendations' }, []],
  [{ queryType: 'api-spend' }, ['ledger']],
] as const;

test.each(ASKED)(
  'the frame of %j names its sources, their age, delay and accuracy, and its price',
  async (query, names) => {
    const [frame] = await engine.query(parseQuery({ timeRange: SEPTEMBER, ...query }), admin);
    const { sources, price, estimated, partial } = (frame?.meta.custom ?? {}) as Record<string, unknown>;
    expect(sourceNoteSchema.array().parse(sources)).toEqual(
      names.map((name) => expect.objectContaining({ name, asOf: expect.any(String) as string }))
    );
    expect([price, typeof estimated, typeof partial]).toEqual(['0', 'boolean', 'boolean']);
  }
);

test.each([
  ['analytics/cost/history?from=2024-09-01&to=2024-10-01', historyResponseSchema, { estimated: false, partial: false }],
  // Days before the bill are not known.
  ['analytics/cost/history?from=2024-08-01&to=2024-10-01', historyResponseSchema, { estimated: false, partial: true }],
  ['analytics/cost/current', currentResponseSchema, { estimated: false, partial: true }],
  // The file was added up a second time.
  ['reconciliation?from=2024-09-01&to=2024-10-01', reconciliationResponseSchema, { estimated: false, partial: false }],
  ['api-spend', apiSpendResponseSchema, { estimated: false, partial: false }],
])('%s says so too, in the form of the contract', async (path, schema, expected) => {
  const answer = schema.parse(await get(path));
  expect(answer).toMatchObject({ price: '0', ...expected });
  expect(answer.sources.every(({ accuracy, title }) => accuracy.length > 10 && title.length > 0)).toBe(true);
});

test('a file is told to be a file: nobody refreshes it', async () => {
  const { sources } = historyResponseSchema.parse(await get('analytics/cost/history?from=2024-09-01&to=2024-10-01'));
  expect(sources).toEqual([
    {
      name: 'focus-file',
      title: 'Imported FOCUS file',
      asOf: new Date(NOW).toISOString(),
      updatedEveryHours: null,
      delayHours: null,
      accuracy: 'To the last digit of the file; as new as the file that was imported last.',
    },
  ]);
});
