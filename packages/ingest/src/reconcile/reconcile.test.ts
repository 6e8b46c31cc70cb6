import { DAY_MS, HOUR_MS, emptyFocusRow, formatDecimal, parseDecimal } from '@smartcloudops/focus';
import type { Decimal, FocusRow } from '@smartcloudops/focus';

import { bench } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { keepControlTotals } from './control-total.ts';
import type { ControlTotal } from './control-total.ts';
import { reconcile } from './reconcile.ts';

const SEPTEMBER = Date.UTC(2026, 8, 1);
const OCTOBER = Date.UTC(2026, 9, 1);
const NOW = Date.UTC(2026, 10, 3);
const usd = (text: string): Decimal => parseDecimal(text) ?? 0n;

const charge = (at: number, service: string, amount: string): FocusRow =>
  emptyFocusRow({
    BilledCost: usd(amount),
    BillingCurrency: 'USD',
    ChargePeriodStart: at,
    ChargePeriodEnd: at + HOUR_MS,
    ServiceName: service,
  });
/** Two services by the hour, over two months: pages of a day each. */
const pages = (): FocusRow[][] =>
  Array.from({ length: 61 }, (_, day) =>
    [0, 7, 23].flatMap((hour) => [
      charge(SEPTEMBER + day * DAY_MS + hour * HOUR_MS, 'EC2', `1.${day}00000001`),
      charge(SEPTEMBER + day * DAY_MS + hour * HOUR_MS, 'S3', '0.07'),
    ])
  );

/** What the source says, by its own count of what it sent. */
function stated(rows: readonly FocusRow[]): ControlTotal[] {
  return [SEPTEMBER, OCTOBER].map((month, i) => {
    const until = [OCTOBER, Date.UTC(2026, 10, 1)][i] ?? 0;
    const services = new Map<string | null, Decimal>();
    for (const { ChargePeriodStart: at, ServiceName: service, BilledCost: cost } of rows)
      if (at >= month && at < until) services.set(service, (services.get(service) ?? 0n) + (cost ?? 0n));
    return {
      ...{ source: 'data-export', metric: 'BilledCost', currency: 'USD', basis: 'sum of the files', rounding: 0n },
      month,
      services,
    };
  });
}

let at: Bench;
beforeEach(() => (at = bench()));
afterEach(() => at.close());

const store = (batches: readonly FocusRow[][], loadedAt = NOW) =>
  at.warehouse.costs.load(
    {
      ...{ connection: 'c', source: 'data-export', dimensions: null, contentHash: null, origin: 'export' },
      restates: { from: SEPTEMBER - DAY_MS, to: Date.UTC(2026, 10, 2) },
      loadedAt,
    },
    batches
  );
async function badges(): Promise<string[]> {
  const found = await reconcile({ warehouse: at.warehouse, clock: { now: () => NOW } }, 'c');
  const kept = await at.warehouse.items.read({ connections: ['c'], kind: 'reconciliation' }, null);
  expect(kept.map(({ attributes }) => attributes.state)).toEqual(found.map(({ ties }) => (ties ? 'ties' : 'gap')));
  return found.map(({ ties, gap, services }) =>
    ties ? 'ties' : `gap of ${formatDecimal(gap)}, ${services.map(({ service }) => service).join()}`
  );
}

test('what was stored whole ties, each month, and is kept so', async () => {
  await store(pages());
  await keepControlTotals(at.warehouse.items, 'c', stated(pages().flat()), NOW);
  expect(await badges()).toEqual(['ties', 'ties']);
});

test.each<[string, (sent: FocusRow[][]) => FocusRow[][], string[]]>([
  ['a page that was dropped', (sent) => sent.toSpliced(3, 1), ['gap of -4.110000003, EC2,S3', 'ties']],
  ['a page that was taken twice', (sent) => [...sent, sent[40] ?? []], ['ties', 'gap of 4.4100000003, EC2,S3']],
  [
    'another time zone',
    (sent) =>
      sent.map((page) => page.map((row) => ({ ...row, ChargePeriodStart: row.ChargePeriodStart - 2 * HOUR_MS }))),
    ['gap of 0.2999999991, EC2', 'gap of -1.3700000001, EC2,S3'],
  ],
  [
    'money of one service that went to the other',
    (sent) => sent.map((page, i) => (i === 0 ? page.map((row) => ({ ...row, ServiceName: 'EC2' })) : page)),
    ['gap of 0, EC2,S3', 'ties'],
  ],
])('%s turns the badge red', async (_, mutate, expected) => {
  await store(mutate(pages()));
  await keepControlTotals(at.warehouse.items, 'c', stated(pages().flat()), NOW);
  expect(await badges()).toEqual(expected);
});

test('a month before all that was collected is not compared, a month within it is', async () => {
  await store(pages().slice(35));
  await keepControlTotals(at.warehouse.items, 'c', stated(pages().flat()), NOW);
  expect(await badges()).toEqual([expect.stringMatching(/^gap of -/)]);
});

test('a restatement that was not collected turns it red, and collecting it makes it tie again', async () => {
  await store(pages());
  await keepControlTotals(at.warehouse.items, 'c', stated(pages().flat()), NOW);
  const restated = pages().map((page, i) => (i === 5 ? [...page, charge(SEPTEMBER, 'S3', '-12.5')] : page));
  await keepControlTotals(at.warehouse.items, 'c', stated(restated.flat()), NOW + 1);
  expect(await badges()).toEqual(['gap of 12.5, S3', 'ties']);
  await store(restated, NOW + 2);
  expect(await badges()).toEqual(['ties', 'ties']);
  // What was known before is still there.
  const [before] = await at.warehouse.items.read({ connections: ['c'], kind: 'control-total' }, NOW);
  expect(before?.attributes.basis).toBe('sum of the files');
});
