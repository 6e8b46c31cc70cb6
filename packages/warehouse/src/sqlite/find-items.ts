import type { Database } from 'better-sqlite3-multiple-ciphers';

import type { Item, ItemRecord, ItemSelection } from '../item-store.ts';

type Row = Omit<ItemRecord, 'attributes'> & { readonly attributes: string };
type Find = (
  selection: ItemSelection,
  known: string,
  moments: Readonly<Record<string, number>>
) => readonly ItemRecord[];

/** Versions of a selection for which a condition on `knownFrom` and `knownTo` holds, in the order of the port. */
export function findItems(db: Database): Find {
  return ({ connections, kind, source, ids, happened }, known, moments) => {
    const conditions = [
      'kind = @kind',
      ...(connections ? ['connection IN (SELECT value FROM json_each(@connections))'] : []),
      ...(source === undefined ? [] : ['source = @source']),
      ...(ids ? ['item IN (SELECT value FROM json_each(@ids))'] : []),
      ...(happened ? ['at >= @happenedFrom AND at < @happenedTo'] : []),
      known,
    ];
    const statement = db.prepare(
      `SELECT item AS id, name, at, attributes, connection, source, kind, scope, firstSeenAt, knownFrom, knownTo
       FROM stream JOIN version ON version.stream = stream.id
       WHERE ${conditions.join(' AND ')}
       ORDER BY connection, source, item, knownFrom`
    );
    const rows = statement.all({
      ...{ kind, source, ...moments },
      ...{ connections: JSON.stringify(connections), ids: JSON.stringify(ids ?? null) },
      ...{ happenedFrom: happened?.from, happenedTo: happened?.to },
    }) as Row[];
    return rows.map((row) => ({ ...row, attributes: JSON.parse(row.attributes) as Item['attributes'] }));
  };
}
