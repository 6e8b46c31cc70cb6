import { WarehouseError } from '../errors.ts';
import type { TableCosts } from './table-costs.ts';

/** A table whose settings cannot be used: whoever asks for its charges is told, other connections are not troubled. */
export function unusableTable(error: unknown): TableCosts {
  const message = error instanceof Error ? error.message : String(error);
  const refuse = () =>
    Promise.reject(
      new WarehouseError('WAREHOUSE_ENGINE_FAILED', `The table cannot be asked. ${message}`, { cause: error })
    );
  return { sums: refuse, usage: refuse, tagKeys: refuse, loads: async () => [], version: async () => 0 };
}
