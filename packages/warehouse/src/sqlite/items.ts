import type { Database } from 'better-sqlite3-multiple-ciphers';

import { findItems } from './find-items.ts';
import { guarded } from './sqlite-error.ts';
import { itemWriter } from './write-items.ts';
import type { ItemKindRecord, ItemStore } from '../item-store.ts';

/** Items in a file of their own. */
export function sqliteItems(db: Database): ItemStore {
  const write = itemWriter(db);
  const find = findItems(db);
  const kinds = db.prepare(
    `SELECT connection, source, kind, deliveredAt,
       (SELECT count(*) FROM version WHERE stream = stream.id AND knownTo IS NULL) AS items
     FROM stream
     WHERE @connections IS NULL OR connection IN (SELECT value FROM json_each(@connections))
     ORDER BY connection, source, kind`
  );
  const dropEnded = db.prepare('DELETE FROM version WHERE knownTo <= ?');
  // Stream by stream, which is how the index of events is sorted.
  const dropHappened = db.prepare('DELETE FROM version WHERE at < @before AND stream IN (SELECT id FROM stream)');
  const changed = db.prepare('UPDATE change SET version = version + 1');
  const version = db.prepare('SELECT version FROM change').pluck();

  const prune = db.transaction((before: number) => {
    const dropped = dropEnded.run(before).changes + dropHappened.run({ before }).changes;
    if (dropped > 0) changed.run();
    return dropped;
  });

  // Within a promise, but at once: what SQLite does is one transaction that nothing of this thread comes between.
  const safely = async <T>(action: () => T): Promise<T> => guarded(db.name, action);
  return {
    write: (delivery, now) => safely(() => write(delivery, now)),
    read: (selection, asOf) =>
      safely(() =>
        asOf === null
          ? find(selection, 'knownTo IS NULL', {})
          : find(selection, 'knownFrom <= @asOf AND (knownTo IS NULL OR knownTo > @asOf)', { asOf })
      ),
    versions: (selection, from, to) =>
      safely(() =>
        from < to
          ? find(selection, 'knownFrom < @until AND (knownTo IS NULL OR knownTo > @since)', { since: from, until: to })
          : []
      ),
    kinds: (connections) =>
      safely(() => kinds.all({ connections: connections && JSON.stringify(connections) }) as ItemKindRecord[]),
    prune: (before) => safely(() => prune.immediate(before)),
    dataVersion: () => safely(() => version.get() as number),
  };
}
