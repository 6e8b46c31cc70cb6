import { formatDecimal, parseDecimal, periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { CollectJournal } from '@smartcloudops/warehouse';

/** US dollars that a connection has spent in the calendar month (UTC) of the moment, decimal text. Calls of unknown fate count. */
export function spentInMonth(journal: CollectJournal, connection: string, at: number): string {
  const entries = journal.ledger(connection, periodStart(at, 'month'), shiftPeriod(at, 'month', 1));
  const spent = entries.filter(({ state }) => state !== 'not-billed');
  return formatDecimal(spent.reduce((sum, { price }) => sum + (parseDecimal(price) ?? 0n), 0n));
}
