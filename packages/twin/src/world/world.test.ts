import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';

import { NOW, company, fingerprint } from '../../test/fixture.ts';
import { at } from './amount.ts';
import { DAY_MS, HOUR_MS, dayOf, formatDay } from './calendar.ts';
import { createWorld } from './create-world.ts';
import type { Line } from './line.ts';
import { viewAt } from './view.ts';
import type { World } from './world.ts';

const small = (options = {}) => createWorld({ seed: 7, days: 60, accounts: 3, now: NOW, ...options });

test('the same seed gives the same bytes, in this process and in another', () => {
  const here = fingerprint(small());
  expect(fingerprint(small())).toBe(here);
  const fixture = fileURLToPath(new URL('../../test/fixture.ts', import.meta.url));
  const script = `
    const { fingerprint } = await import(${JSON.stringify(fixture)});
    const { createWorld } = await import(${JSON.stringify(fixture.replace('test/fixture.ts', 'src/world/create-world.ts'))});
    console.log(fingerprint(createWorld({ seed: 7, days: 60, accounts: 3, now: ${NOW} })));`;
  const there = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(there.trim()).toBe(here);
  expect(fingerprint(small({ seed: 8 }))).not.toBe(here);
});

/** What each line charges on a day, by what the line is. */
function dayOfBill(world: World, day: number): Map<string, number> {
  const bill = new Map<string, number>();
  for (const line of world.lines) {
    if (line.derived) continue;
    const amount = at(line.cost.AmortizedCost, day - world.firstDay);
    const key = [line.account.id, line.region, line.usageType, line.operation, line.recordType, line.resource?.id].join(
      '|'
    );
    if (amount !== 0) bill.set(key, (bill.get(key) ?? 0) + amount);
  }
  return bill;
}

test('the past does not depend on when one looks or how far back the world goes', () => {
  const world = small();
  const later = small({ now: NOW + 17 * DAY_MS });
  const longer = small({ days: 200 });
  const day = dayOf(NOW) - 20;
  expect(dayOfBill(later, day)).toEqual(dayOfBill(world, day));
  expect(dayOfBill(longer, day)).toEqual(dayOfBill(world, day));
});

test.each([
  ['days', 0],
  ['days', 1.5],
  ['accounts', 0],
  ['seed', -1],
])('%s = %d is refused', (name, value) => {
  expect(() => createWorld({ [name]: value, now: NOW })).toThrow(expect.objectContaining({ code: 'TWIN_OPTION' }));
});

test('the company has accounts, services, regions and untagged spend of a real size', () => {
  const { lines, accounts } = company();
  expect(accounts).toHaveLength(12);
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(12);
  expect(new Set(lines.map((line) => line.service)).size).toBeGreaterThanOrEqual(30);
  expect(new Set(lines.map((line) => line.region)).size).toBeGreaterThanOrEqual(5);
  const ids = lines.filter((line) => line.recordType === 'Usage').map((line) => `${line.key}`);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every amount is a whole number and no day is negative but by credits, refunds, negations and discounts', () => {
  const negative = new Set(['Credit', 'Refund', 'SavingsPlanNegation', 'PrivateRateDiscount']);
  const { isSafeInteger } = Number;
  const { is } = Object;
  const bad = company().lines.filter((line) =>
    Object.values(line.cost).some((values) =>
      values.some(
        (amount) => !isSafeInteger(amount) || is(amount, -0) || (amount < 0 && !negative.has(line.recordType))
      )
    )
  );
  expect(bad.map((line) => line.usageType)).toEqual([]);
});

function dayTotal(world: World, lines: readonly Line[], day: number, asOf: number): number {
  const view = viewAt(world, asOf);
  return lines.reduce((sum, line) => sum + at(view.shown(line, line.cost.UnblendedCost), day - world.firstDay), 0);
}

test('a day fills up as its usage arrives, and then stands still until it is restated', () => {
  const world = company();
  const usage = world.lines.filter((line) => line.recordType === 'Usage' && line.restatements.length === 0);
  const day = dayOf(NOW) - 10;
  const totals = Array.from({ length: 21 }, (_, i) => dayTotal(world, usage, day, day * DAY_MS + i * 8 * HOUR_MS));
  expect(totals[0]).toBe(0);
  totals.slice(1).forEach((total, i) => expect(total).toBeGreaterThanOrEqual(totals[i] ?? 0));
  expect(totals.at(-1)).toBe(totals.at(-2));
  expect(totals[4]).toBeGreaterThan(0);
  expect(totals[4]).toBeLessThan(totals.at(-1) ?? 0);
});

test('restatements change past days at their moment, by what the truth says', () => {
  const world = company();
  const past = world.truth.restatements.filter(({ publishedAt }) => Date.parse(publishedAt) < NOW);
  expect(past.length).toBeGreaterThan(20);
  for (const { publishedAt, from, to, id } of past.slice(-6)) {
    const moment = Date.parse(publishedAt);
    const lines = world.lines.filter((line) => line.restatements.some((one) => (one as { id?: string }).id === id));
    const sum = (asOf: number) => {
      let total = 0;
      for (let day = dayOf(Date.parse(from)); day < dayOf(Date.parse(to)); day++)
        total += dayTotal(world, lines, day, asOf);
      return total;
    };
    const told = world.truth.restatements.find((one) => one.id === id);
    const settled = Date.parse(to) + 3 * DAY_MS <= moment;
    if (settled) expect(sum(moment - HOUR_MS) / 1e10).toBeCloseTo(Number(told?.before), 6);
    expect(sum(Math.max(moment, Date.parse(to) + 4 * DAY_MS)) / 1e10).toBeCloseTo(Number(told?.after), 6);
    expect(sum(moment)).not.toBe(sum(moment - HOUR_MS));
  }
});

test('planted anomalies stand out by what the truth says', () => {
  const world = company();
  const { anomalies } = world.truth;
  expect(new Set(anomalies.map(({ kind }) => kind))).toEqual(new Set(['spike', 'level-shift', 'gradual']));
  const dayCost = (lines: readonly Line[], day: number) =>
    lines.reduce((sum, line) => sum + at(line.cost.NetUnblendedCost, day - world.firstDay), 0) / 1e10;
  for (const one of anomalies) {
    const days = Object.values(one.excessByDay).map(Number);
    expect(days.every((excess) => excess > 0)).toBe(true);
    expect(days.reduce((sum, excess) => sum + excess, 0)).toBeCloseTo(Number(one.excess), 6);
    const lines = world.lines.filter(
      (line) =>
        line.account.id === one.accountId &&
        line.usageType === one.usageType &&
        (line.resource?.id ?? null) === one.resourceId
    );
    const [day, excess] = Object.entries(one.excessByDay).at(-1) ?? ['', '0'];
    const cost = dayCost(lines, dayOf(Date.parse(day)));
    expect(cost).toBeGreaterThanOrEqual(Number(excess) - 1e-9);
    if (one.region === 'ap-southeast-1') expect(cost).toBeCloseTo(Number(excess), 9);
  }
});

test('planted waste is on the bill with what it costs, and includes the unused commitment', () => {
  const world = company();
  const kinds = new Set(world.truth.waste.map(({ kind }) => kind));
  expect(kinds.size).toBeGreaterThanOrEqual(11);
  for (const one of world.truth.waste) {
    expect(Number(one.saving30Days)).toBeGreaterThan(0);
    expect(Number(one.saving30Days)).toBeLessThanOrEqual(Number(one.cost30Days));
    if (one.kind === 'unused-commitment') continue;
    const lines = world.lines.filter((line) => line.resource?.id === one.resourceId && line.service === one.service);
    const to = dayOf(NOW) - world.firstDay;
    const cost = lines.reduce(
      (sum, line) => sum + line.cost.NetUnblendedCost.slice(to - 30, to).reduce((a, b) => a + b, 0),
      0
    );
    expect(cost / 1e10).toBeGreaterThanOrEqual(Number(one.cost30Days) - 1e-6);
  }
});

test('monthly charges are booked on the first and grow until the month closes', () => {
  const world = company();
  const taxes = world.lines.filter((line) => line.recordType === 'Tax');
  const first = dayOf(Date.UTC(2026, 10, 1));
  const seen = [2, 9, 16, 23].map((days) => dayTotal(world, taxes, first, (first + days) * DAY_MS));
  seen.slice(1).forEach((total, i) => expect(total).toBeGreaterThan(seen[i] ?? 0));
  for (const line of taxes) {
    line.cost.UnblendedCost.forEach((amount, i) => {
      if (amount !== 0) expect(formatDay(world.firstDay + i)).toMatch(/-01$/);
    });
  }
});

test('one day’s accounts hold for any seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 1, max: 14 }), (seed, accounts) => {
      const world = createWorld({ seed, accounts, days: 40, now: NOW });
      const day = dayOf(NOW) - 5 - world.firstDay;
      const sum = (metric: 'UnblendedCost' | 'NetUnblendedCost') =>
        world.lines.reduce((total, line) => total + at(line.cost[metric], day), 0);
      expect(sum('UnblendedCost')).toBe(sum('NetUnblendedCost'));
      expect(sum('UnblendedCost')).toBeGreaterThan(0);
      const fee = world.lines.find((line) => line.recordType === 'SavingsPlanRecurringFee');
      if (fee) expect(fee.cost.AmortizedCost.every((unused) => unused >= 0)).toBe(true);
    }),
    { numRuns: 8 }
  );
});
