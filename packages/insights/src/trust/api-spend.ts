import { parseDecimal, periodsBetween, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { Grain, LedgerEntry, Warehouse } from '@smartcloudops/warehouse';

export interface ApiSpendQuery {
  /** Null: all. */
  readonly connections: readonly string[] | null;
  /** Half-open over the time of the calls, epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly grain: Grain;
}

/** What calls of one operation cost, in US dollars: AWS bills its APIs in dollars. */
export interface OperationSpend {
  readonly connection: string;
  readonly source: string;
  readonly operation: string;
  /** Calls that were, or may have been, charged. */
  readonly calls: number;
  /** Of these, calls whose answer never arrived; they count as spent. */
  readonly unanswered: number;
  readonly amount: Decimal;
  /** One per period. */
  readonly amounts: readonly Decimal[];
}

export interface ApiSpendAnswer {
  readonly grain: Grain;
  /** Starts of the periods, epoch ms; for grain `total` the range's start. */
  readonly periods: readonly number[];
  /** Most expensive first. */
  readonly operations: readonly OperationSpend[];
  readonly total: Decimal;
}

/** What the product's own calls to AWS have cost, from the ledger in which every call is booked before it is made. @throws WarehouseError */
export async function apiSpend(
  { warehouse: { journal } }: { readonly warehouse: Pick<Warehouse, 'journal'> },
  { connections, from, to, grain }: ApiSpendQuery
): Promise<ApiSpendAnswer> {
  const read = connections ?? [null];
  const entries = (await Promise.all(read.map((connection) => journal.ledger(connection, from, to)))).flat();
  const periods = grain === 'total' ? [from] : [...periodsBetween(from, to, grain)].map(({ start }) => start);
  const placeOf = new Map(periods.map((start, i) => [start, i]));
  const place = (at: number) => (grain === 'total' ? 0 : (placeOf.get(periodStart(at, grain)) ?? 0));
  const charged = entries.filter(({ state }) => state !== 'not-billed');
  const operations = [...Map.groupBy(charged, nameOf).values()].map((calls) => {
    const [first] = calls as [LedgerEntry, ...LedgerEntry[]];
    const amounts = periods.map(() => 0n);
    for (const { at, price } of calls) amounts[place(at)] = (amounts[place(at)] ?? 0n) + (parseDecimal(price) ?? 0n);
    return {
      connection: first.connection,
      source: first.source,
      operation: first.operation,
      calls: calls.length,
      unanswered: calls.filter(({ state }) => state === 'pending').length,
      amount: amounts.reduce((sum, amount) => sum + amount, 0n),
      amounts,
    };
  });
  return {
    grain,
    periods,
    operations: operations.toSorted((a, b) =>
      a.amount === b.amount ? (nameOf(a) < nameOf(b) ? -1 : 1) : b.amount > a.amount ? 1 : -1
    ),
    total: operations.reduce((sum, { amount }) => sum + amount, 0n),
  };
}

const nameOf = ({ connection, source, operation }: Pick<LedgerEntry, 'connection' | 'source' | 'operation'>) =>
  JSON.stringify([connection, source, operation]);
