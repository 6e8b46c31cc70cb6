import { DAY_MS, formatDecimal, parseDecimal } from '@smartcloudops/focus';
import fc from 'fast-check';

import { withBill } from '../../test/sqlite-bill.ts';
import type { BillLine } from '../../test/sqlite-bill.ts';
import { allocateCost } from './allocate-cost.ts';
import type { AllocationQuery } from './allocation-answer.ts';
import type { AllocationRules } from './allocation-rules.ts';

jest.setTimeout(60_000);

const JANUARY = Date.UTC(2026, 0, 1);
const FEBRUARY = Date.UTC(2026, 1, 1);
const MARCH = Date.UTC(2026, 2, 1);

const rules = (known: Partial<AllocationRules> = {}): AllocationRules => ({
  name: 'team',
  title: 'Team',
  rules: [
    { value: 'Platform', where: [{ dimension: 'ServiceName', in: ['Support'] }] },
    { value: 'Search', where: [{ dimension: 'SubAccountId', startsWith: ['9'] }] },
    { valueFrom: 'Tags.team', where: [] },
  ],
  splits: [],
  ...known,
});
const line = (day: number, amount: number, service: string, team?: string, account = '1'): BillLine => ({
  day,
  amount,
  known: { ServiceName: service, SubAccountId: account, Tags: team ? { team } : {} },
});
const ask = (lines: readonly BillLine[], query: Partial<AllocationQuery> & { rules: AllocationRules }) =>
  withBill(lines, (costs) =>
    allocateCost(
      { warehouse: { costs } },
      {
        ...{ connections: null, metric: 'BilledCost', groupBy: [], filters: [], asOf: null, grain: 'total' },
        from: JANUARY,
        to: MARCH,
        ...query,
      }
    )
  );
const table = ({ series }: Awaited<ReturnType<typeof ask>>) =>
  series.map(({ value, direct, shared, total }) => [value, ...[direct, shared, total].map(formatDecimal)]);

const bill = [
  line(JANUARY, 30, 'EC2', 'Shop'),
  line(JANUARY + DAY_MS, 10, 'EC2', 'Search'),
  line(JANUARY + DAY_MS, 5, 'S3', undefined, '9876'),
  line(JANUARY, 9, 'Support'),
  line(JANUARY, 7, 'S3'),
  line(FEBRUARY, 10, 'EC2', 'Search'),
  line(FEBRUARY, 1, 'Support', 'Shop'),
];

test('the first rule that holds decides; what none names is shown last, as unallocated', async () => {
  const answer = await ask(bill, { rules: rules() });
  expect(table(answer)).toEqual([
    ['Shop', '30', '0', '30'],
    ['Search', '25', '0', '25'],
    ['Platform', '10', '0', '10'],
    [null, '7', '0', '7'],
  ]);
  expect(answer.allocatedShare).toBeCloseTo(65 / 72, 12);
});

test('unallocated is there even when it is nothing', async () => {
  const answer = await ask(bill.slice(0, 1), { rules: rules() });
  expect(table(answer)).toEqual([
    ['Shop', '30', '0', '30'],
    [null, '0', '0', '0'],
  ]);
  expect(answer.allocatedShare).toBe(1);
});

test('shared cost is handed on in proportion to the own cost of each month', async () => {
  const answer = await ask(bill, { rules: rules({ splits: [{ of: 'Platform', method: 'proportional' }] }) });
  // January: 9 over 30 and 15; February: 1 to the only one there is.
  expect(table(answer)).toEqual([
    ['Shop', '30', '6', '36'],
    ['Search', '25', '4', '29'],
    ['Platform', '10', '-10', '0'],
    [null, '7', '0', '7'],
  ]);
  const days = await ask(bill, {
    rules: rules({ splits: [{ of: 'Platform', method: 'proportional' }] }),
    grain: 'day',
    to: JANUARY + DAY_MS,
  });
  expect(table(days).slice(0, 2)).toEqual([
    ['Shop', '30', '6', '36'],
    ['Search', '0', '3', '3'],
  ]);
});

test('evenly, and by fixed percentages, in the order of the splits', async () => {
  const even = await ask(bill, { rules: rules({ splits: [{ of: 'Platform', method: 'even', to: ['Shop', 'New'] }] }) });
  expect(table(even)).toEqual([
    ['Shop', '30', '5', '35'],
    ['Search', '25', '0', '25'],
    ['New', '0', '5', '5'],
    ['Platform', '10', '-10', '0'],
    [null, '7', '0', '7'],
  ]);
  const chain = await ask(bill, {
    rules: rules({
      splits: [
        { of: 'Platform', method: 'fixed', shares: { Search: '75', Shop: '25' } },
        { of: 'Search', method: 'even', to: ['Shop'] },
      ],
    }),
  });
  expect(table(chain)).toEqual([
    ['Shop', '30', '35', '65'],
    ['Platform', '10', '-10', '0'],
    ['Search', '25', '-25', '0'],
    [null, '7', '0', '7'],
  ]);
});

test('broken down by a column, what is handed on keeps the column of its charge', async () => {
  const splits = [{ of: 'Platform', method: 'even' as const, to: ['Shop'] }];
  const { series } = await ask(bill, { rules: rules({ splits }), groupBy: ['ServiceName'] });
  expect(series.map(({ value, keys, total }) => [value, ...keys, formatDecimal(total)])).toEqual([
    ['Shop', 'EC2', '30'],
    ['Search', 'EC2', '20'],
    ['Shop', 'Support', '10'],
    ['Search', 'S3', '5'],
    ['Platform', 'Support', '0'],
    [null, 'S3', '7'],
  ]);
});

test('what nobody can take stays where it is, and that is said', async () => {
  const answer = await ask([line(JANUARY, 9, 'Support'), line(JANUARY, 1, 'S3')], {
    rules: rules({ splits: [{ of: 'Platform', method: 'proportional' }] }),
  });
  expect(table(answer)).toEqual([
    ['Platform', '9', '0', '9'],
    [null, '1', '0', '1'],
  ]);
  expect(answer.notices.map(({ text }) => text)).toContainEqual(
    'The shared cost of Platform could not be handed on in 2026-01, because none of those who should take it had cost of their own; it stays with Platform.'
  );
});

test('every period adds up to the bill to the last digit, whatever is shared', async () => {
  const lines = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 58 }).map((days) => JANUARY + days * DAY_MS),
      amount: fc.integer({ min: -500, max: 9999 }).map((cents) => cents / 97),
      service: fc.constantFrom('EC2', 'Support'),
      team: fc.constantFrom('Shop', 'Search', undefined),
    }),
    { minLength: 1, maxLength: 30 }
  );
  const method = fc.constantFrom('even', 'proportional', 'fixed');
  await fc.assert(
    fc.asyncProperty(lines, method, fc.constantFrom('day', 'week', 'month', 'total'), async (drawn, how, grain) => {
      const charges = drawn.map(({ day, amount, service, team }) => line(day, amount, service, team));
      const shares = { Shop: '33.3', Search: '66.7' };
      const splits = [{ of: 'Platform', method: how, ...(how === 'fixed' ? { shares } : {}) }];
      const answer = await ask(charges, { rules: rules({ splits }), grain });
      const billed = charges.reduce((sum, { amount }) => sum + (parseDecimal(String(amount)) ?? 0n), 0n);
      expect(answer.total).toBe(billed);
      expect(answer.series.reduce((sum, { direct }) => sum + direct, 0n)).toBe(billed);
      const sums = answer.periods.map((_, i) =>
        answer.series.reduce((sum, { amounts }) => sum + (amounts[i] ?? 0n), 0n)
      );
      expect(sums.reduce((sum, amount) => sum + amount, 0n)).toBe(billed);
    }),
    { numRuns: 40 }
  );
});
