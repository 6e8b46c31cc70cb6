import { DAY_MS, parseDecimal } from '@smartcloudops/focus';

import { withBill } from '../../test/sqlite-bill.ts';
import type { BillLine } from '../../test/sqlite-bill.ts';
import { monthToDate } from './month-to-date.ts';

const usd = (text: string) => parseDecimal(text);
const ask = (lines: readonly BillLine[], now: number) =>
  withBill(lines, (costs) =>
    monthToDate(
      { warehouse: { costs }, clock: () => now },
      { connections: null, metric: 'BilledCost', filters: [], asOf: null }
    )
  );
/** One dollar and one cent a day from January 30 on, three from March on. */
const bill = (end: number) => {
  const lines: BillLine[] = [];
  for (let day = Date.UTC(2026, 0, 30); day < end; day += DAY_MS) {
    lines.push({
      day,
      amount: day < Date.UTC(2026, 2, 1) ? 1.01 : 3,
      known: { x_Estimated: day >= Date.UTC(2026, 2, 9) },
    });
  }
  return lines;
};

test('the month so far beside the same days of the month before', async () => {
  const now = Date.UTC(2026, 2, 10, 12);
  const answer = await ask(bill(Date.UTC(2026, 2, 11)), now);
  expect(answer).toMatchObject({
    month: { start: Date.UTC(2026, 2, 1), end: Date.UTC(2026, 3, 1) },
    daysInMonth: 31,
    daysElapsed: 9,
    total: usd('30'),
    wholeDays: usd('27'),
    lastMonthSamePoint: usd('9.09'),
    change: usd('17.91'),
    lastMonth: usd('28.28'),
    estimated: true,
  });
});

test('the end of a long month is compared with the whole of a short one', async () => {
  const answer = await ask(bill(Date.UTC(2026, 2, 31)), Date.UTC(2026, 2, 31, 6));
  expect(answer.daysElapsed).toBe(30);
  expect(answer.lastMonthSamePoint).toBe(answer.lastMonth);
});

test('what is not known is null, not zero', async () => {
  const january = await ask(bill(Date.UTC(2026, 1, 5)), Date.UTC(2026, 1, 5, 3));
  expect(january.total).toBe(usd('4.04'));
  expect(january.lastMonthSamePoint).toBeNull();
  expect(january.change).toBeNull();
  const later = await ask(bill(Date.UTC(2026, 1, 5)), Date.UTC(2026, 5, 5));
  expect(later.total).toBeNull();
  expect(later.notices[0]?.severity).toBe('warning');
});
