import { noteChange } from './changes.ts';
import type { Run } from './connections.ts';
import { textKey } from './text-key.ts';
import type { ItemContent } from '../item-content.ts';
import type { ItemDelivery, ItemStore } from '../item-store.ts';

interface Version {
  readonly id: number;
  readonly item: string;
  readonly scope: string | null;
  readonly name: string | null;
  readonly at: number | null;
  readonly firstSeenAt: number;
  readonly knownFrom: number;
  readonly knownTo: number | null;
  readonly attributes: string;
}

type Written = Awaited<ReturnType<ItemStore['write']>>;

const COLUMNS = `id, item, scope, name, at, first_seen_at AS "firstSeenAt", known_from AS "knownFrom", known_to AS "knownTo", attributes`;

/**
 * Stores a delivery, in a transaction in which nobody else writes items. A version begins where the one before it ended or later, also
 * when the clock was set back in between; one that would be known for no time at all is replaced.
 */
export async function writeItems(
  run: Run,
  { connection, source, kind, scope }: ItemDelivery,
  contents: readonly ItemContent[],
  now: number
): Promise<Written> {
  const [stream] = await run<{ id: number; isNew: boolean }>(
    `INSERT INTO item_stream (connection, source, kind, delivered_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (kind, connection, source) DO UPDATE SET delivered_at = excluded.delivered_at
     RETURNING id, xmax = 0 AS "isNew"`,
    [connection, source, kind, now]
  );
  const streamId = stream?.id ?? 0;
  const last = await lastVersions(run, streamId, contents);
  const ended: Version[] = [];
  const added: object[] = [];
  const written = { added: 0, changed: 0, gone: 0 };
  for (const content of contents) {
    const before = last.get(content.id);
    const add = (part: string | null, knownFrom: number, firstSeenAt: number) =>
      added.push({ ...content, key: textKey([content.id]), scope: part, knownFrom, firstSeenAt });
    if (!before || before.knownTo !== null) {
      const knownFrom = Math.max(now, before?.knownTo ?? now);
      add(scope, knownFrom, knownFrom);
      written.added += 1;
      continue;
    }
    // What only adds says nothing of the part that an item belongs to.
    const part = scope ?? before.scope;
    if (isSame(before, content) && before.scope === part) continue;
    ended.push(before);
    add(part, Math.max(now, before.knownFrom), before.firstSeenAt);
    written.changed += 1;
  }
  if (scope !== null) {
    const named = new Set(contents.map(({ id }) => id));
    const gone = (await openVersions(run, streamId, scope)).filter(({ item }) => !named.has(item));
    ended.push(...gone);
    written.gone = gone.length;
  }
  await end(run, ended, now);
  await run(
    `INSERT INTO item_version (stream, key, item, scope, name, at, first_seen_at, known_from, attributes)
     SELECT $1::int, key, id, scope, name, at, "firstSeenAt", "knownFrom", attributes FROM json_to_recordset($2::json) AS v (
       key uuid, id text, scope text, name text, at bigint, "firstSeenAt" bigint, "knownFrom" bigint, attributes text)`,
    [streamId, JSON.stringify(added)]
  );
  if (stream?.isNew || ended.length + added.length > 0) await noteChange(run, 'items');
  return written;
}

const isSame = (version: Version, content: ItemContent): boolean =>
  version.attributes === content.attributes && version.name === content.name && version.at === content.at;

async function lastVersions(
  run: Run,
  stream: number,
  contents: readonly ItemContent[]
): Promise<ReadonlyMap<string, Version>> {
  const rows = await run<Version>(
    `SELECT DISTINCT ON (key) ${COLUMNS} FROM item_version
     WHERE stream = $1 AND key = ANY ($2::uuid[]) ORDER BY key, known_from DESC`,
    [stream, contents.map(({ id }) => textKey([id]))]
  );
  return new Map(rows.map((row) => [row.item, row]));
}

const openVersions = (run: Run, stream: number, scope: string): Promise<Version[]> =>
  run<Version>(
    `SELECT ${COLUMNS} FROM item_version WHERE stream = $1 AND known_to IS NULL AND ($2 = '' OR scope = $2)`,
    [stream, scope]
  );

async function end(run: Run, versions: readonly Version[], now: number): Promise<void> {
  const ids = (isOver: (version: Version) => boolean) => versions.filter(isOver).map(({ id }) => id);
  await run('UPDATE item_version SET known_to = $1 WHERE id = ANY ($2::bigint[])', [
    now,
    ids(({ knownFrom }) => now > knownFrom),
  ]);
  await run('DELETE FROM item_version WHERE id = ANY ($1::bigint[])', [ids(({ knownFrom }) => now <= knownFrom)]);
}
