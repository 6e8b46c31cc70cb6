import { formatDecimal, parseDecimal, periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { Connections, Run } from './connections.ts';
import { bound } from './bound.ts';
import { textKey } from './text-key.ts';
import type { CollectJournal, JournalPage, LedgerEntry } from '../collect-journal.ts';
import { WarehouseError } from '../errors.ts';

/** The collector's memory. Every write is committed when the promise resolves. */
export function postgresJournal({ query, transaction }: Connections): CollectJournal {
  async function spentInMonthOf(run: Run, connection: string, at: number): Promise<Decimal> {
    const rows = await run<{ price: string; calls: number }>(
      `SELECT price, count(*) AS calls FROM ledger
       WHERE connection = $1 AND at >= $2 AND at < $3 AND state IN ('pending', 'billed') GROUP BY price`,
      [connection, periodStart(at, 'month'), shiftPeriod(at, 'month', 1)]
    );
    return rows.reduce((sum, { price, calls }) => sum + dollars(price) * BigInt(calls), 0n);
  }

  async function close(run: Run, id: number, state: 'billed' | 'not-billed'): Promise<void> {
    const closed = await run("UPDATE ledger SET state = $1 WHERE id = $2 AND state = 'pending' RETURNING id", [
      state,
      id,
    ]);
    if (closed.length === 1) return;
    throw new WarehouseError('WAREHOUSE_UNKNOWN_RESERVATION', `Entry ${id} of the ledger is not pending.`);
  }

  const keep = (run: Run, id: number, requestKey: string, { page, body, nextToken }: JournalPage) =>
    run(
      `INSERT INTO page (key, page, request, body, next_token, paid_at)
       VALUES ($1, $2, $3, $4, $5, (SELECT at FROM ledger WHERE id = $6))
       ON CONFLICT (key, page) DO UPDATE SET body = excluded.body, next_token = excluded.next_token, paid_at = excluded.paid_at`,
      [textKey([requestKey]), page, requestKey, body, nextToken, id]
    );

  return {
    pages: (requestKey) =>
      query('SELECT page, body, next_token AS "nextToken" FROM page WHERE key = $1 ORDER BY page', [
        textKey([requestKey]),
      ]),
    async reserve(entry, monthlyCap) {
      const price = dollars(entry.price);
      const cap = monthlyCap === null ? null : dollars(monthlyCap);
      // The lock comes before the first look, so that no two processes find the same room under one cap.
      return transaction([`ledger ${entry.connection}`], async (run) => {
        if (cap !== null) {
          const spent = await spentInMonthOf(run, entry.connection, entry.at);
          if (spent + price > cap) return { kind: 'cap-reached', spent: formatDecimal(spent) } as const;
        }
        const [row] = await run<{ id: number }>(
          `INSERT INTO ledger (connection, source, operation, at, price, state)
           VALUES ($1, $2, $3, $4, $5, 'pending') RETURNING id`,
          [entry.connection, entry.source, entry.operation, entry.at, entry.price]
        );
        return { kind: 'reserved', id: row?.id ?? 0 } as const;
      });
    },
    settle: (id, requestKey, page) =>
      transaction([], async (run) => {
        await close(run, id, 'billed');
        await keep(run, id, requestKey, page);
      }),
    async settleAs(id, { price, requestKey, pages }) {
      dollars(price);
      await transaction([], async (run) => {
        await close(run, id, 'billed');
        await run('UPDATE ledger SET price = $1 WHERE id = $2', [price, id]);
        for (const page of pages) await keep(run, id, requestKey, page);
      });
    },
    release: (id) => transaction([], (run) => close(run, id, 'not-billed')),
    async forget(requestKey) {
      await query('DELETE FROM page WHERE key = $1', [textKey([requestKey])]);
    },
    ledger: (connection, from, to) =>
      query<LedgerEntry>(
        `SELECT connection, source, operation, at, price, state FROM ledger
         WHERE ($1::text IS NULL OR connection = $1) AND at >= $2 AND at < $3 ORDER BY at, id`,
        [connection, bound(from), bound(to)]
      ),
  };
}

function dollars(text: string): Decimal {
  const amount = parseDecimal(text);
  if (amount !== null && amount >= 0n) return amount;
  throw new WarehouseError('WAREHOUSE_BAD_PRICE', `"${text}" is no amount of US dollars.`);
}
