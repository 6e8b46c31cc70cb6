import { costExplorerClient, costExplorerSource } from '@smartcloudops/aws';
import { DAY_MS, formatDecimal } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { collect } from './collect.ts';
import type { CollectOptions } from './collect.ts';
import { spentInMonth } from './spent.ts';
import { readWatermark } from './watermark.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
/** From when on every collection knows all days. */
const KNOWN = Date.UTC(2026, 8, 1);
const world = createWorld({ seed: 5, days: 60, accounts: 2, now: NOW });

jest.setTimeout(30_000);

let at: Bench;
let twin: Twin;
/** The clock of the collector; AWS has its own, which is right. */
let ours: number;
let right: number;
let source: ReturnType<typeof costExplorerSource>;
beforeEach(async () => {
  at = bench();
  ours = right = NOW;
  twin = await startTwin({ world, now: () => right, pageGroups: 400 });
  source = costExplorerSource(
    costExplorerClient({ authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's', endpoint: twin.url })
  );
});
afterEach(async () => {
  source.close();
  await twin.close();
  await at.close();
});

const run = (options: Partial<CollectOptions> = {}) =>
  collect({
    warehouse: at.warehouse,
    clock: { now: () => ours },
    source,
    connection: 'c',
    cap: null,
    historyDays: 45,
    pause: () => Promise.resolve(),
    ...options,
  });

async function stored(warehouse = at.warehouse): Promise<string[]> {
  const question = {
    connections: ['c'],
    metric: 'BilledCost',
    groupBy: ['ServiceName'],
    filters: [],
    asOf: null,
  } as const;
  const { cells } = await warehouse.costs.aggregate({ ...question, from: KNOWN, to: NOW * 2, grain: 'day' });
  return cells
    .map(({ keys, periodStart, amount }) => `${periodStart} ${keys.join(' ')} ${formatDecimal(amount)}`)
    .sort();
}

/** What a warehouse says that never saw another clock than the right one. */
async function expected(): Promise<string[]> {
  const clean = bench();
  const ourTime = ours;
  ours = right;
  expect(await run({ warehouse: clean.warehouse })).toMatchObject({ state: 'done' });
  ours = ourTime;
  const said = await stored(clean.warehouse);
  await clean.close();
  return said;
}

test.each([
  ['an hour ahead', DAY_MS / 24],
  ['a day ahead', DAY_MS],
  ['40 days ahead', 40 * DAY_MS],
  ['three years ahead', 1100 * DAY_MS],
  ['an hour behind', -DAY_MS / 24],
  ['40 days behind', -40 * DAY_MS],
  ['three years behind', -1100 * DAY_MS],
])('a clock that was %s for a collection in between changes no total once it is right', async (_, jump) => {
  right = ours = NOW - 2 * DAY_MS;
  expect(await run()).toMatchObject({ state: 'done' });
  ours = right + jump;
  const wrong = await run();
  expect(['done', 'failed']).toContain(wrong.state);
  right = ours = NOW;
  expect(await run()).toMatchObject({ state: 'done' });
  expect(await stored()).toEqual(await expected());
});

test.each([
  ['40 days ahead', 40 * DAY_MS],
  ['three years ahead', 1100 * DAY_MS],
  ['40 days behind', -40 * DAY_MS],
])('what a clock %s left half done is not gone on with when it is right', async (_, jump) => {
  ours = NOW + jump;
  await run({ cap: '0.01' });
  ours = NOW;
  expect(await run()).toMatchObject({ state: 'done' });
  expect(await stored()).toEqual(await expected());
});

test('what was bought is on the books of the month of the clock, and the cap is that of its month', async () => {
  expect(await run({ cap: '0.02' })).toMatchObject({ state: 'cap-reached', spentThisMonth: '0.02' });
  ours = NOW - 30 * DAY_MS;
  expect(await run({ cap: '0.01' })).toMatchObject({ spentThisMonth: '0.01' });
  ours = NOW;
  const spent = (at: number, from: Bench) => spentInMonth(from.warehouse.journal, 'c', at);
  expect(await spent(NOW, at)).toBe('0.02');
  expect(await spent(NOW - 30 * DAY_MS, at)).toBe('0.01');
  expect(await run({ cap: '0.02' })).toMatchObject({ state: 'cap-reached', billedCalls: 0, spentThisMonth: '0.02' });
});

test('final months are looked at again although the clock once was years ahead', async () => {
  ours = NOW + 1100 * DAY_MS;
  await run();
  ours = NOW;
  await run();
  const [cut = ''] = source.cuts({ tagKeys: [] });
  const mark = await readWatermark(at.warehouse.state, { connection: 'c', source: source.name, cut });
  expect(mark?.recheckedAt).toBe(NOW);
});
