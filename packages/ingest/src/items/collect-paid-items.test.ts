import { costControlSource, costExplorerClient } from '@smartcloudops/aws';
import type { PaidItemSource } from '@smartcloudops/aws';
import { HOUR_MS } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { spentInMonth } from '../collect/spent.ts';
import { collectPaidItems } from './collect-paid-items.ts';
import type { PaidItemOptions } from './collect-paid-items.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const world = createWorld({ seed: 3, days: 40, accounts: 2, now: NOW });

jest.setTimeout(30_000);

let at: Bench;
let twin: Twin;
let now: number;
beforeEach(async () => {
  at = bench();
  now = NOW;
  twin = await startTwin({
    world,
    now: () => now,
    pageGroups: 7,
    credentials: [
      { accessKeyId: 'PAYER', accountId: world.accounts[0]?.id ?? '' },
      { accessKeyId: 'NOTHING', accountId: world.accounts[0]?.id ?? '', allow: [] },
    ],
  });
});
afterEach(async () => {
  await twin.close();
  await at.close();
});

const opened = (accessKey: string): PaidItemSource =>
  costControlSource(costExplorerClient({ authType: 'keys', accessKey, secretKey: 's', endpoint: twin.url }));

async function run(options: Partial<PaidItemOptions> = {}, accessKey = 'PAYER') {
  const source = options.source ?? opened(accessKey);
  try {
    return await collectPaidItems({
      ...{ warehouse: at.warehouse, clock: { now: () => now }, connection: 'c', cap: null },
      pause: () => Promise.resolve(),
      ...options,
      source,
    });
  } finally {
    source.close();
  }
}
const stored = async () => (await at.warehouse.items.read({ connections: ['c'], kind: 'control-total' }, null)).length;

test('all pages are bought once, and the ledger is what AWS bills', async () => {
  const result = await run();
  expect(result).toMatchObject({ state: 'done', problems: [], spent: twin.invoice().total });
  expect(result.calls).toBeGreaterThan(2);
  expect(await spentInMonth(at.warehouse.journal, 'c', now)).toBe(twin.invoice().total);
  expect(await stored()).toBe(result.added);
  expect(await at.warehouse.state.list('collect/c/cost-explorer-control/requests')).toEqual([]);
});

test('a collection that ended in the middle is gone on with, and no page is bought twice', async () => {
  const whole = await run({ connection: 'whole' });
  const before = twin.invoice().total;
  const stopping = new AbortController();
  let pages = 0;
  const cancelled = run({ signal: stopping.signal, onProgress: () => void (++pages === 3 && stopping.abort()) });
  await expect(cancelled).rejects.toMatchObject({ code: 'INGEST_CANCELLED' });
  expect(await stored()).toBe(0);
  now += HOUR_MS;
  const rest = await run();
  expect(rest).toMatchObject({ state: 'done', added: whole.added });
  expect(rest.calls).toBeLessThan(whole.calls);
  expect(Number(twin.invoice().total) - Number(before)).toBeCloseTo(Number(whole.spent));
});

test('at the cap nothing is called, what is paid for is kept, and a raised cap goes on from there', async () => {
  expect(await run({ cap: '0.00' })).toMatchObject({ state: 'cap-reached', calls: 0, spent: '0' });
  expect(twin.invoice().total).toBe('0');
  expect(await run({ cap: '0.02' })).toMatchObject({
    state: 'cap-reached',
    calls: 2,
    message: expect.stringMatching(/budget of connection c is \$0\.02, of which \$0\.02 is spent.*1 request waits/),
  });
  const rest = await run({ cap: '1.00' });
  expect(rest.state).toBe('done');
  expect(await spentInMonth(at.warehouse.journal, 'c', now)).toBe(twin.invoice().total);
});

test('a denied permission is named and costs nothing', async () => {
  expect(await run({}, 'NOTHING')).toMatchObject({
    state: 'failed',
    spent: '0',
    problems: [{ missing: 'ce:GetCostAndUsage', code: 'AWS_ACCESS_DENIED' }],
    error: { code: 'AWS_ACCESS_DENIED' },
  });
  expect(twin.invoice().total).toBe('0');
});

test('one request that AWS refuses leaves the others alone and is not waited for', async () => {
  const source = opened('PAYER');
  const twoRequests = {
    ...source,
    requests: (moment: number) => [
      { parameters: JSON.stringify({ Granularity: 'MONTHLY' }), title: 'nonsense' },
      ...source.requests(moment),
    ],
  };
  expect(await run({ source: twoRequests })).toMatchObject({
    state: 'partial',
    problems: [{ kind: 'nonsense', code: 'AWS_REQUEST_REFUSED', missing: null }],
    message: expect.stringContaining('Not collected: nonsense.'),
  });
  expect(await stored()).toBeGreaterThan(0);
  expect(await at.warehouse.state.list('collect/c/cost-explorer-control/requests')).toEqual([]);
});
