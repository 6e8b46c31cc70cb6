import type { Database } from 'better-sqlite3-multiple-ciphers';

import { itemContents } from '../item-content.ts';
import type { ItemContent } from '../item-content.ts';
import type { ItemDelivery, ItemStore } from '../item-store.ts';

interface LastVersion {
  readonly id: number;
  readonly scope: string | null;
  readonly name: string | null;
  readonly at: number | null;
  readonly firstSeenAt: number;
  readonly knownFrom: number;
  readonly knownTo: number | null;
  readonly attributes: string;
}

type Written = Awaited<ReturnType<ItemStore['write']>>;

/**
 * Stores deliveries. A version begins where the one before it ended or later, also when the clock was set back in between; one
 * that would be known for no time at all is replaced.
 */
export function itemWriter(db: Database): (delivery: ItemDelivery, now: number) => Written {
  const streamOf = db
    .prepare('SELECT id FROM stream WHERE kind = @kind AND connection = @connection AND source = @source')
    .pluck();
  const addStream = db.prepare(
    'INSERT INTO stream (connection, source, kind, deliveredAt) VALUES (@connection, @source, @kind, @now)'
  );
  const delivered = db.prepare('UPDATE stream SET deliveredAt = ? WHERE id = ?');
  const lastOf = db.prepare(
    `SELECT id, scope, name, at, firstSeenAt, knownFrom, knownTo, attributes FROM version
     WHERE stream = ? AND item = ? ORDER BY knownFrom DESC LIMIT 1`
  );
  const openOf = db.prepare(
    `SELECT id, item, knownFrom FROM version
     WHERE stream = @stream AND knownTo IS NULL AND (@scope = '' OR scope = @scope)`
  );
  const end = db.prepare('UPDATE version SET knownTo = ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM version WHERE id = ?');
  const add = db.prepare(
    `INSERT INTO version (stream, item, scope, name, at, firstSeenAt, knownFrom, knownTo, attributes)
     VALUES (@stream, @id, @scope, @name, @at, @firstSeenAt, @knownFrom, NULL, @attributes)`
  );
  const changed = db.prepare('UPDATE change SET version = version + 1');

  /** @returns when it ended */
  const close = ({ id, knownFrom }: { readonly id: number; readonly knownFrom: number }, now: number): number => {
    if (now > knownFrom) end.run(now, id);
    else drop.run(id);
    return Math.max(now, knownFrom);
  };

  function put(stream: number, scope: string | null, content: ItemContent, now: number): keyof Written | null {
    const last = lastOf.get(stream, content.id) as LastVersion | undefined;
    if (!last || last.knownTo !== null) {
      const knownFrom = Math.max(now, last?.knownTo ?? now);
      add.run({ stream, scope, ...content, knownFrom, firstSeenAt: knownFrom });
      return 'added';
    }
    // What only adds says nothing of the part that an item belongs to.
    const part = scope ?? last.scope;
    const isSame =
      last.attributes === content.attributes &&
      last.name === content.name &&
      last.at === content.at &&
      last.scope === part;
    if (isSame) return null;
    const knownFrom = close(last, now);
    add.run({ stream, scope: part, ...content, knownFrom, firstSeenAt: last.firstSeenAt });
    return 'changed';
  }

  return db.transaction((delivery: ItemDelivery, now: number): Written => {
    const { connection, source, kind, scope } = delivery;
    const written = { added: 0, changed: 0, gone: 0 };
    const contents = itemContents(delivery);
    const known = streamOf.get({ connection, source, kind }) as number | undefined;
    const stream = known ?? Number(addStream.run({ connection, source, kind, now }).lastInsertRowid);
    delivered.run(now, stream);
    for (const content of contents) {
      const what = put(stream, scope, content, now);
      if (what) written[what]++;
    }
    if (scope !== null) {
      const named = new Set(contents.map(({ id }) => id));
      for (const open of openOf.all({ stream, scope }) as { id: number; item: string; knownFrom: number }[]) {
        if (named.has(open.item)) continue;
        close(open, now);
        written.gone++;
      }
    }
    if (known === undefined || written.added + written.changed + written.gone > 0) changed.run();
    return written;
  }).immediate;
}
