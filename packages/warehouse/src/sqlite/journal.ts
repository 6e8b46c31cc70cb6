import { formatDecimal, parseDecimal, shiftPeriod, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { guarded } from './sqlite-error.ts';
import type { CollectJournal, JournalPage, LedgerEntry } from '../collect-journal.ts';
import { WarehouseError } from '../errors.ts';

/** The collector's memory. Every write is on disk (fsync) when the call returns. */
export function sqliteJournal(db: Database): CollectJournal {
  const insert = db.prepare(
    `INSERT INTO ledger (connection, source, operation, at, price, state)
     VALUES (@connection, @source, @operation, @at, @price, 'pending')`
  );
  const spending = db
    .prepare(
      `SELECT price, count(*) FROM ledger
       WHERE connection = ? AND at >= ? AND at < ? AND state IN ('pending', 'billed') GROUP BY price`
    )
    .raw();
  const finish = db.prepare("UPDATE ledger SET state = ? WHERE id = ? AND state = 'pending'");
  const correct = db.prepare('UPDATE ledger SET price = ? WHERE id = ?');
  const insertPage = db.prepare(
    `INSERT INTO page (request, page, body, nextToken, paidAt)
     VALUES (@request, @page, @body, @nextToken, (SELECT at FROM ledger WHERE id = @id))
     ON CONFLICT (request, page) DO UPDATE
       SET body = excluded.body, nextToken = excluded.nextToken, paidAt = excluded.paidAt`
  );
  const pages = db.prepare('SELECT page, body, nextToken FROM page WHERE request = ? ORDER BY page');
  const forget = db.prepare('DELETE FROM page WHERE request = ?');
  const ledger = db.prepare(
    `SELECT connection, source, operation, at, price, state FROM ledger
     WHERE (@connection IS NULL OR connection = @connection) AND at >= @from AND at < @to ORDER BY at, id`
  );

  function spentInMonthOf(connection: string, at: number): Decimal {
    const rows = spending.all(connection, periodStart(at, 'month'), shiftPeriod(at, 'month', 1)) as [string, number][];
    return rows.reduce((sum, [price, calls]) => sum + dollars(price) * BigInt(calls), 0n);
  }

  function close(id: number, state: 'billed' | 'not-billed'): void {
    if (finish.run(state, id).changes === 1) return;
    throw new WarehouseError('WAREHOUSE_UNKNOWN_RESERVATION', `Entry ${id} of the ledger is not pending.`);
  }

  const reserve = db.transaction((entry: Omit<LedgerEntry, 'state'>, monthlyCap: string | null) => {
    const price = dollars(entry.price);
    if (monthlyCap !== null) {
      const spent = spentInMonthOf(entry.connection, entry.at);
      if (spent + price > dollars(monthlyCap)) return { kind: 'cap-reached', spent: formatDecimal(spent) } as const;
    }
    return { kind: 'reserved', id: Number(insert.run({ ...entry }).lastInsertRowid) } as const;
  });
  const settle = db.transaction((id: number, request: string, page: JournalPage) => {
    close(id, 'billed');
    insertPage.run({ id, request, ...page });
  });
  const settleAs = db.transaction((id: number, price: string, request: string, answer: readonly JournalPage[]) => {
    dollars(price);
    close(id, 'billed');
    correct.run(price, id);
    for (const page of answer) insertPage.run({ id, request, ...page });
  });

  // Within a promise, but at once: what SQLite does is one transaction that nothing of this thread comes between.
  const safely = async <T>(action: () => T): Promise<T> => guarded(db.name, action);
  return {
    pages: (requestKey) => safely(() => pages.all(requestKey) as JournalPage[]),
    reserve: (entry, monthlyCap) => safely(() => reserve.immediate(entry, monthlyCap)),
    settle: (id, requestKey, page) => safely(() => settle.immediate(id, requestKey, page)),
    settleAs: (id, outcome) => safely(() => settleAs.immediate(id, outcome.price, outcome.requestKey, outcome.pages)),
    release: (id) => safely(() => close(id, 'not-billed')),
    forget: (requestKey) => safely(() => void forget.run(requestKey)),
    ledger: (connection, from, to) => safely(() => ledger.all({ connection, from, to }) as LedgerEntry[]),
  };
}

function dollars(text: string): Decimal {
  const amount = parseDecimal(text);
  if (amount !== null && amount >= 0n) return amount;
  throw new WarehouseError('WAREHOUSE_BAD_PRICE', `"${text}" is no amount of US dollars.`);
}
