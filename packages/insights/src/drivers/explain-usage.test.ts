import { decimalFromNumber } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import fc from 'fast-check';

import type { DriverAmounts } from './driver.ts';
import { explainUsage } from './explain-usage.ts';
import type { UsageSum } from './usage-change.ts';

const money = (value: number): Decimal => decimalFromNumber(value) ?? 0n;
const october = { before: 31, after: 31 };

/** Usage of so much a month at list, negotiated and effective unit prices. */
const usage = (quantity: number, list: number, contracted = list, effective = contracted): UsageSum => ({
  quantity: money(quantity),
  listCost: money(quantity * list),
  contractedCost: money(quantity * contracted),
  cost: money(quantity * effective),
});
const told = (amounts: DriverAmounts | undefined) =>
  Object.fromEntries(
    [...(amounts ?? [])].map(([driver, amount]) => [driver, Number((Number(amount) / 1e27).toFixed(6))])
  );
const explain = (before: UsageSum | null, after: UsageSum | null, days = october) =>
  told(explainUsage([{ before, after }], days)[0]);

test('what changed alone is named alone', () => {
  expect(explain(usage(100, 2), usage(150, 2))).toEqual({ volume: 100 });
  expect(explain(usage(100, 2), usage(100, 3))).toEqual({ 'list-price': 100 });
  expect(explain(usage(100, 2), usage(100, 2, 1.5))).toEqual({ 'negotiated-discount': -50 });
  expect(explain(usage(100, 2, 2, 2), usage(100, 2, 2, 1.2))).toEqual({ 'commitment-coverage': -80 });
  expect(explain(null, usage(10, 2))).toEqual({ new: 20 });
  expect(explain(usage(10, 2), null)).toEqual({ gone: -20 });
  expect(explain(usage(280, 1), usage(310, 1), { before: 28, after: 31 })).toEqual({ 'period-length': 30 });
});

test('a bill without list prices has a price per unit, one without quantities has usage', () => {
  const plain = (quantity: number, cost: number): UsageSum => ({
    ...{ quantity: money(quantity), listCost: null, contractedCost: null, cost: money(cost) },
  });
  expect(explain(plain(10, 10), plain(10, 15))).toEqual({ 'unit-price': 5 });
  expect(explain({ ...plain(1, 10), quantity: null }, { ...plain(1, 15), quantity: null })).toEqual({ usage: 5 });
});

test('the same volume of dearer kinds is mix', () => {
  const [cheap, dear] = explainUsage(
    [
      { before: usage(90, 1), after: usage(60, 1) },
      { before: usage(10, 5), after: usage(40, 5) },
    ],
    october
  );
  expect([told(cheap), told(dear)]).toEqual([{ mix: -30 }, { mix: 150 }]);
});

const amount = fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constant(0)).map(money);
const maybe = fc.option(amount, { nil: null });
const sum = fc.record({
  quantity: maybe,
  listCost: maybe,
  contractedCost: maybe,
  cost: fc.oneof(
    amount,
    amount.map((a) => -a)
  ),
});
const change = fc.record({ before: fc.option(sum), after: fc.option(sum) });
const days = fc.record({ before: fc.integer({ min: 1, max: 31 }), after: fc.integer({ min: 1, max: 31 }) });

test('whatever the bill, the amounts add up to the change to the last digit', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), days, (changes, length) => {
      for (const [i, amounts] of explainUsage(changes, length).entries()) {
        const { before, after } = changes[i] ?? { before: null, after: null };
        const total = [...amounts.values()].reduce((all, one) => all + one, 0n);
        expect(total).toBe((after?.cost ?? 0n) - (before?.cost ?? 0n));
      }
    })
  );
});
