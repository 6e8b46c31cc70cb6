import { formatDecimal, parseDecimal, periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { CollectJournal } from '@smartcloudops/warehouse';

/** US dollars that a connection has spent in the calendar month (UTC) of the moment, decimal text. Calls of unknown fate count. */
export async function spentInMonth(journal: CollectJournal, connection: string, at: number): Promise<string> {
  const entries = await journal.ledger(connection, periodStart(at, 'month'), shiftPeriod(at, 'month', 1));
  const spent = entries.filter(({ state }) => state !== 'not-billed');
  return formatDecimal(spent.reduce((sum, { price }) => sum + (parseDecimal(price) ?? 0n), 0n));
}
