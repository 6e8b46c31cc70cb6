import { costExplorerClient, costForecastSource } from '@smartcloudops/aws';
import type { AwsDay } from '@smartcloudops/aws';
import { DAY_MS } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { askForecast } from './ask-forecast.ts';
import type { AskForecastOptions } from './ask-forecast.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const TODAY = Date.UTC(2026, 9, 20);
const world = createWorld({ seed: 3, days: 60, accounts: 2, now: NOW });

let at: Bench;
let twin: Twin;
let now: number;
let kept: (readonly AwsDay[])[];
beforeEach(async () => {
  [at, now, kept] = [bench(), NOW, []];
  twin = await startTwin({ world, now: () => now });
});
afterEach(async () => {
  await twin.close();
  await at.close();
});

async function ask(options: Partial<AskForecastOptions> & { readonly accessKey?: string } = {}) {
  const { accessKey = 'TWINDEMO' } = options;
  const source = costForecastSource(
    costExplorerClient({ authType: 'keys', accessKey, secretKey: 's', endpoint: twin.url })
  );
  try {
    return await askForecast({
      warehouse: at.warehouse,
      clock: { now: () => now },
      source,
      connection: 'c',
      cap: '1.00',
      to: TODAY + 30 * DAY_MS,
      keep: async (days) => kept.push(days),
      ...options,
    });
  } finally {
    source.close();
  }
}
const spent = () => twin.invoice().total;
const ledger = async () =>
  (await at.warehouse.journal.ledger('c', 0, 2 * NOW)).map(({ operation, state }) => `${operation} ${state}`);

test('once a day, for a cent that is in the ledger', async () => {
  expect(await ask()).toEqual({ kind: 'kept', billedCalls: 1 });
  const [days] = kept;
  expect(days).toHaveLength(30);
  expect(days?.[0]?.day).toBe(TODAY);
  for (const { mean, interval } of days ?? []) {
    expect(interval?.lower).toBeLessThan(mean);
    expect(interval?.upper).toBeGreaterThan(mean);
  }
  now += DAY_MS / 3;
  expect(await ask()).toEqual({ kind: 'asked-today' });
  expect([spent(), await ledger()]).toEqual(['0.01', ['GetCostForecast billed']]);
  now = NOW + DAY_MS;
  expect(await ask({ to: TODAY + 200 * DAY_MS })).toMatchObject({ kind: 'kept' });
  expect([kept.length, kept[1]?.length, spent()]).toEqual([2, 93, '0.02']);
});

test('never beyond the budget', async () => {
  expect(await ask({ cap: '0.00' })).toEqual({ kind: 'cap-reached', spent: '0' });
  expect([spent(), await ledger(), kept]).toEqual(['0', [], []]);
});

test('what was paid for and not kept is not paid for again', async () => {
  const broken = ask({
    keep() {
      throw new Error('disk full');
    },
  });
  await expect(broken).rejects.toThrow('disk full');
  expect(await ask()).toEqual({ kind: 'kept', billedCalls: 0 });
  expect([kept.length, spent()]).toEqual([1, '0.01']);
});

test('a permission that is missing is named, costs nothing, and is tried again the next time', async () => {
  await twin.close();
  twin = await startTwin({
    world,
    now: () => now,
    credentials: [{ accessKeyId: 'READER', secretAccessKey: 's', allow: ['ce:GetCostAndUsage'] }],
  });
  await expect(ask({ accessKey: 'READER' })).rejects.toMatchObject({
    code: 'AWS_ACCESS_DENIED',
    message: expect.stringContaining('The permission ce:GetCostForecast is missing'),
  });
  expect([spent(), await ledger()]).toEqual(['0', ['GetCostForecast not-billed']]);
});
