import type { ItemRecord, ItemStore, JsonValue } from '@smartcloudops/warehouse';

import { notWritable } from './beyond-scope.ts';
import { isVisible, isWhole } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';
import type { VisibleRows } from './visible-rows.ts';

/** Kinds that carry the account they are kept in and speak of others as well. */
const OF_MANY = new Set([
  'budget',
  'control-total',
  'reconciliation',
  'anomaly-monitor',
  'cost-anomaly',
  'cost-category',
]);

/** The visible things: those of visible accounts that name no other account. What is of no account is seen by who sees the connection. */
export function scopedItems(items: ItemStore, scope: RowScope, visible: VisibleRows): ItemStore {
  async function isSeen({ connection, kind, attributes }: ItemRecord): Promise<boolean> {
    if (isWhole(scope, connection)) return true;
    if (OF_MANY.has(kind) || attributes['SubAccountId'] == null) return false;
    const accounts = accountsIn(attributes);
    const seen = await Promise.all(accounts.map((account) => visible.hasAccount(connection, account)));
    return seen.every(Boolean);
  }
  const onlySeen = async (records: readonly ItemRecord[]) => {
    const seen = await Promise.all(records.map(isSeen));
    return records.filter((_, i) => seen[i]);
  };
  return {
    write: () => Promise.reject(notWritable()),
    prune: () => Promise.reject(notWritable()),
    read: async (selection, asOf) => onlySeen(await items.read(selection, asOf)),
    versions: async (selection, from, to) => onlySeen(await items.versions(selection, from, to)),
    async kinds(connections) {
      const known = (await items.kinds(connections)).filter(({ connection }) => isVisible(scope, connection));
      const counted = known.map(async (one) => {
        const { connection, kind, source } = one;
        if (isWhole(scope, connection)) return one;
        return {
          ...one,
          items: (await onlySeen(await items.read({ connections: [connection], kind, source }, null))).length,
        };
      });
      return (await Promise.all(counted)).filter(
        ({ connection, items: seen }) => seen > 0 || isWhole(scope, connection)
      );
    },
    dataVersion: () => items.dataVersion(),
  };
}

/** Every account that is named, however deep. */
function accountsIn(value: JsonValue): readonly JsonValue[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(accountsIn);
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'SubAccountId' && inner !== null && typeof inner !== 'object' ? [inner] : accountsIn(inner as JsonValue)
  );
}
