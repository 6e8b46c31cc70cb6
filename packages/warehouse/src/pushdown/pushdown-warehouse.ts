import type { Warehouse } from '../warehouse.ts';
import { pushdownCosts } from './pushdown-costs.ts';
import type { OpenTable } from './pushdown-costs.ts';
import { unusableTable } from './unusable-table.ts';
import { tableCosts } from './table-costs.ts';
import type { PushdownTable } from './table-costs.ts';

/** A table and what tells its settings from others; the same text is the same table, whose answers go on to hold. */
export interface ConfiguredTable {
  readonly connection: string;
  /** Under which its charges are told: the engine's name. */
  readonly source: string;
  readonly settings: string;
  /** Makes the engine's client; called once per `settings`. What it throws is what questions of the connection are told. */
  open(): PushdownTable;
}

/**
 * A warehouse that leaves the charges of some connections where they are: in a table of a distributed SQL engine, which is asked only
 * what is not known yet. Everything else (measurements, items, the journal and ledger, what the engine answered) is in `base`.
 * @param configured the tables at this moment; asked before every question, so it should be quick
 */
export function pushdownWarehouse(
  base: Warehouse,
  configured: () => Promise<readonly ConfiguredTable[]>,
  clock: () => number
): Warehouse {
  const opened = new Map<string, OpenTable & { readonly settings: string; close(): Promise<void> }>();

  async function open(): Promise<readonly OpenTable[]> {
    const wanted = await configured();
    const gone = [...opened.values()].filter(
      (one) => !wanted.some(({ connection, settings }) => connection === one.connection && settings === one.settings)
    );
    for (const one of gone) opened.delete(one.connection);
    for (const one of wanted) {
      if (opened.has(one.connection)) continue;
      opened.set(one.connection, { ...one, ...openTable(one) });
    }
    await Promise.all(gone.map((one) => one.close()));
    return [...opened.values()];
  }

  function openTable(one: ConfiguredTable): Pick<OpenTable, 'costs'> & { close(): Promise<void> } {
    try {
      const table = one.open();
      return { costs: tableCosts(table, { ...base, clock }), close: () => table.engine.close() };
    } catch (error) {
      return { costs: unusableTable(error), close: async () => undefined };
    }
  }

  return {
    ...base,
    costs: pushdownCosts(base.costs, open),
    async close() {
      await Promise.all([...opened.values()].map((one) => one.close()));
      await base.close();
    },
  };
}
