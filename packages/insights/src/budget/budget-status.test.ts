import { DAY_MS, decimalFromNumber, decimalToNumber } from '@smartcloudops/focus';

import { withWarehouse } from '../../test/with-warehouse.ts';
import type { BillLine } from '../../test/sqlite-bill.ts';
import type { Budget, BudgetStatus, BudgetStatusAnswer, BudgetStatusQuery } from './budget-status-answer.ts';
import { budgetStatus } from './budget-status.ts';

const START = Date.UTC(2025, 8, 1);
const TODAY = Date.UTC(2026, 2, 11);
const NOW = TODAY + 9 * 3_600_000;

/** 100 a day in compute, 10 in storage, and a fee of 600 in compute on the first of each month. */
function bill(currency = 'USD'): BillLine[] {
  const lines: BillLine[] = [];
  for (let day = START, i = 0; day < TODAY; day += DAY_MS, i++) {
    const wiggle = ((i * 37) % 11) - 5;
    const fee = new Date(day).getUTCDate() === 1 ? 600 : 0;
    const known = (ServiceName: string) => ({ ServiceName, BillingCurrency: currency });
    lines.push({ day, amount: 100 + wiggle + fee, known: known('compute') });
    lines.push({ day, amount: 10 + 0.1 * wiggle, known: known('storage') });
  }
  return lines;
}

const budget = (id: string, amount: number, more: Partial<Budget> = {}): Budget => ({
  ...{ id, name: `Budget ${id}`, amount: decimalFromNumber(amount) ?? 0n, currency: 'USD', period: 'month' },
  ...{ metric: 'BilledCost', filters: [], connections: null, owner: null },
  ...more,
});
const QUERY = { connections: null, ids: null, from: Date.UTC(2026, 1, 1), to: NOW, asOf: null, level: 0.8 };

function ask(
  own: readonly Budget[],
  more: Partial<BudgetStatusQuery> = {},
  bills: readonly (readonly [BillLine[], string])[] = [[bill(), 'prod']],
  items: readonly object[] = []
): Promise<BudgetStatusAnswer> {
  return withWarehouse(async ({ warehouse, load }) => {
    for (const [lines, connection] of bills) await load(lines, connection);
    for (const connection of items.length > 0 ? ['prod', 'same account again'] : [])
      await warehouse.items.write(
        { connection, source: 'budgets', kind: 'budget', scope: '', items: items as never },
        NOW
      );
    return budgetStatus({ warehouse, clock: () => NOW }, { ...QUERY, own, ...more });
  });
}
const rowOf = ({ budgets }: BudgetStatusAnswer, id: string): BudgetStatus => {
  const found = budgets.find((one) => one.id === id);
  if (!found) throw new Error(`No row "${id}" among ${budgets.map((one) => one.id).join()}`);
  return found;
};

test('figures of a budget belong together, and the worst comes first', async () => {
  const answer = await ask([budget('roomy', 8000), budget('tight', 4000), budget('gone', 1500), budget('even', 4010)]);
  expect(answer.budgets.map(({ id }) => id)[0]).toBe('gone');
  expect(answer.budgets.at(-1)).toMatchObject({ id: 'roomy', state: 'on-track', usedUpOn: null, note: null });
  expect(answer.currency).toBe('USD');
  const gone = rowOf(answer, 'gone');
  expect(gone).toMatchObject({ state: 'exceeded', probability: 1 });
  // 710 on the first, 110 a day: 1500 are passed on the ninth.
  expect(gone.usedUpOn).toBe(Date.UTC(2026, 2, 9));
  const roomy = rowOf(answer, 'roomy');
  expect(roomy.used).toBeCloseTo(decimalToNumber(roomy.spent ?? 0n) / 8000, 12);
  // The last week was without the fee: 110 a day beside 8000 in 31 days.
  expect(roomy.burn).toBeCloseTo((110 * 31) / 8000, 1);
  expect(roomy.forecast).toBeGreaterThan(3800);
  expect(roomy.forecast).toBeLessThan(4200);
});

test('what is expected by now has the rhythm of the cost: a fee on the first is expected then', async () => {
  const { expectedUsed } = rowOf(await ask([budget('one', 8000)]), 'one');
  // 600 + 10 days of 110, of 600 + 31 days of 110; ten even days would be 0.32.
  expect(expectedUsed).toBeGreaterThan(0.38);
  expect(expectedUsed).toBeLessThan(0.46);
});

test('the history of use begins anew with each period, and ends with the last final day', async () => {
  const { days } = rowOf(await ask([budget('one', 4000)]), 'one');
  expect(days[0]?.day).toBe(QUERY.from);
  expect(days.at(-1)?.day).toBe(TODAY - DAY_MS);
  const at = (day: number) => days.find((one) => one.day === day)?.used ?? NaN;
  expect(at(Date.UTC(2026, 1, 28))).toBeGreaterThan(0.85);
  expect(at(Date.UTC(2026, 2, 1))).toBeLessThan(0.2);
});

test('filters count, and a quarter holds more than a month', async () => {
  const storage = { filters: [{ dimension: 'ServiceName' as const, op: 'in' as const, values: ['storage'] }] };
  const answer = await ask([budget('s', 400, storage), budget('q', 400, { ...storage, period: 'quarter' })]);
  expect(decimalToNumber(rowOf(answer, 's').spent ?? 0n)).toBeCloseTo(100, -1);
  expect(rowOf(answer, 'q')).toMatchObject({ state: 'exceeded', period: { start: Date.UTC(2026, 0, 1) } });
});

test('a budget in another currency than its charges is not compared; of several, its own count', async () => {
  const [answer] = (await ask([budget('e', 4000, { currency: 'EUR' })])).budgets;
  expect(answer).toMatchObject({ judgedBy: 'nothing', state: 'unknown', used: null });
  expect(answer?.note).toContain('is in EUR and its charges are in USD');
  const both = await ask([budget('e', 8000, { currency: 'EUR' }), budget('u', 8000)], {}, [
    [bill(), 'prod'],
    [bill('EUR'), 'europe'],
  ]);
  expect(both.currency).toBeNull();
  for (const row of both.budgets) {
    expect(decimalToNumber(row.spent ?? 0n)).toBeCloseTo(1700, -2);
    expect(row.note).toBe(`Only charges in ${row.currency} count; there are others.`);
  }
});

test("the provider's budgets are judged by charges where these can say what counts, else shown as told", async () => {
  const attributes = { limit: '4010', actual: '1', forecast: '5000', unit: 'USD', timeUnit: 'MONTHLY' };
  const charges = { metric: 'BilledCost', period: 'month', filters: [] };
  const items = [
    { id: 'a/known', name: 'known', at: null, attributes: { ...attributes, charges, why: null } },
    { id: 'a/told', name: 'told', at: null, attributes: { ...attributes, charges: null, why: 'Its period is DAILY.' } },
  ];
  const answer = await ask([budget('mine', 4010)], {}, undefined, items);
  const [known, mine] = [rowOf(answer, 'a/known'), rowOf(answer, 'mine')];
  expect(answer.budgets).toHaveLength(3);
  expect(known).toMatchObject({ origin: 'provider', judgedBy: 'charges', spent: mine.spent });
  expect(known.probability).toBeCloseTo(mine.probability ?? NaN, 9);
  expect(rowOf(answer, 'a/told')).toMatchObject({
    ...{ judgedBy: 'provider', forecast: 5000, probability: null, state: 'likely-exceeded' },
    note: 'Its period is DAILY. The figures are those of the provider.',
  });
  expect(answer.coverage.sources).toEqual(['budgets', 'focus-file']);
  const hours = { ...attributes, unit: 'Hours', charges: null, why: 'It is a budget of USAGE.' };
  const used = await ask([budget('mine', 4010)], {}, undefined, [
    { id: 'a/h', name: 'h', at: null, attributes: hours },
  ]);
  expect([rowOf(used, 'a/h').currency, used.currency]).toEqual([null, null]);
});

test('silence is told: no budget, an unknown id, too little history', async () => {
  expect((await ask([])).notices[0]?.text).toContain('There are no budgets');
  expect((await ask([budget('a', 1)], { ids: ['b'] })).notices[0]?.text).toContain('"b"');
  const short = bill().filter(({ day }) => day >= TODAY - 3 * DAY_MS);
  const [row] = (await ask([budget('a', 100)], {}, [[short, 'prod']])).budgets;
  expect(row).toMatchObject({ state: 'unknown', note: expect.stringContaining('3 final days') });
});
