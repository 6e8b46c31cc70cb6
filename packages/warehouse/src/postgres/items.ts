import { bound } from './bound.ts';
import { noteChange, versionOf } from './changes.ts';
import type { Connections } from './connections.ts';
import { textKey } from './text-key.ts';
import { writeItems } from './write-items.ts';
import { itemContents } from '../item-content.ts';
import type { Item, ItemKindRecord, ItemRecord, ItemSelection, ItemStore } from '../item-store.ts';

type Row = Omit<ItemRecord, 'attributes'> & { readonly attributes: string };

export function postgresItems(db: Connections): ItemStore {
  /** @param known a condition on `$7` and `$8` */
  async function find(
    { connections, kind, source, ids, happened }: ItemSelection,
    known: string,
    moments: readonly [number, number]
  ): Promise<readonly ItemRecord[]> {
    const rows = await db.query<Row>(
      `SELECT item AS id, name, at, attributes, connection, source, kind, scope, first_seen_at AS "firstSeenAt",
         known_from AS "knownFrom", known_to AS "knownTo"
       FROM item_stream s JOIN item_version v ON v.stream = s.id
       WHERE kind = $1 AND ($2::text[] IS NULL OR connection = ANY ($2)) AND ($3::text IS NULL OR source = $3)
         AND ($4::uuid[] IS NULL OR key = ANY ($4)) AND ($5::bigint IS NULL OR (at >= $5 AND at < $6::bigint))
         AND ($7::bigint IS NOT NULL AND $8::bigint IS NOT NULL) AND ${known}
       ORDER BY connection, source, item, known_from`,
      [
        ...[kind, connections, source ?? null, ids ? ids.map((id) => textKey([id])) : null],
        ...[happened ? bound(happened.from) : null, happened ? bound(happened.to) : null],
        ...moments,
      ]
    );
    return rows.map((row) => ({ ...row, attributes: JSON.parse(row.attributes) as Item['attributes'] }));
  }

  return {
    async write(delivery, now) {
      const contents = itemContents(delivery);
      return db.transaction(['items'], (run) => writeItems(run, delivery, contents, now));
    },
    async read(selection, asOf) {
      if (asOf === null) return find(selection, 'known_to IS NULL', [0, 0]);
      const at = bound(Math.floor(asOf));
      return find(selection, 'known_from <= $7 AND (known_to IS NULL OR known_to > $8)', [at, at]);
    },
    versions: async (selection, from, to) =>
      from < to
        ? find(selection, 'known_from < $7 AND (known_to IS NULL OR known_to > $8)', [
            bound(to),
            bound(Math.floor(from)),
          ])
        : [],
    kinds: (connections) =>
      db.query<ItemKindRecord>(
        `SELECT connection, source, kind, delivered_at AS "deliveredAt",
           (SELECT count(*) FROM item_version v WHERE v.stream = s.id AND known_to IS NULL) AS items
         FROM item_stream s WHERE $1::text[] IS NULL OR connection = ANY ($1) ORDER BY connection, source, kind`,
        [connections]
      ),
    prune: (before) =>
      db.transaction(['items'], async (run) => {
        const at = bound(before);
        const dropped = await run('DELETE FROM item_version WHERE known_to <= $1 OR at < $1 RETURNING 1', [at]);
        if (dropped.length > 0) await noteChange(run, 'items');
        return dropped.length;
      }),
    dataVersion: () => versionOf(db, 'items'),
  };
}
