import { setImmediate } from 'node:timers/promises';

import type { FocusRow } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { buildRollups } from './build-rollups.ts';
import type { Dictionary } from './dictionary.ts';
import { dimensionsKey } from '../bills/dimensions-key.ts';
import { factWriter } from './fact-writer.ts';
import { supersede } from './supersede.ts';
import { takeTurn } from './take-turn.ts';
import { contentHasher } from '../content-hash.ts';
import type { LoadManifest, LoadResult } from '../cost-store.ts';

/** Charges written before others get their turn; some 20 ms of work. */
const CHUNK = 4_000;

type Rows = AsyncIterable<readonly FocusRow[]> | Iterable<readonly FocusRow[]>;

/**
 * Stores a delivery on a connection of its own: one transaction from first row to rollups, rolled back whole on any failure.
 * Whenever the answer is not `loaded`, the dictionary is void.
 */
export async function load(db: Database, words: Dictionary, manifest: LoadManifest, rows: Rows): Promise<LoadResult> {
  await takeTurn(db);
  try {
    const result = await loadWithin(db, words, manifest, rows);
    db.exec(result.kind === 'loaded' ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (thrown) {
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
    throw thrown;
  }
}

async function loadWithin(db: Database, words: Dictionary, manifest: LoadManifest, rows: Rows): Promise<LoadResult> {
  if (manifest.contentHash !== null) {
    const same = sameLoad(db, manifest, manifest.contentHash);
    if (same) return same;
  }
  const loadId = insertLoad(db, manifest);
  const facts = factWriter(db, words, loadId, manifest.restates);
  const hasher = manifest.contentHash === null ? contentHasher() : null;
  for await (const batch of rows) {
    for (let at = 0; at < batch.length; at += CHUNK) {
      const chunk = batch.slice(at, at + CHUNK);
      hasher?.add(chunk);
      facts.write(chunk);
      await setImmediate();
    }
  }
  const contentHash = manifest.contentHash ?? hasher?.digest() ?? '';
  if (hasher) {
    const same = sameLoad(db, manifest, contentHash);
    if (same) return same;
  }
  const summary = facts.finish();
  db.prepare(
    `UPDATE load SET contentHash = @contentHash, rows = @rows, firstStart = @firstStart, lastStart = @lastStart,
     chargeTo = @chargeTo, dayAligned = @dayAligned WHERE id = @loadId`
  ).run({ ...summary, totals: null, tagKeys: null, dayAligned: summary.dayAligned ? 1 : 0, contentHash, loadId });
  const insertTagKey = db.prepare('INSERT INTO load_tag_key (load, key) VALUES (?, ?)');
  for (const key of summary.tagKeys) insertTagKey.run(loadId, words.termOf(key));
  let lastYield = performance.now();
  for (const _ of buildRollups(db, words, loadId, summary)) {
    if (performance.now() - lastYield < 20) continue;
    await setImmediate();
    lastYield = performance.now();
  }
  supersede(db, loadId);
  return { kind: 'loaded', loadId, rows: summary.rows, totals: summary.totals };
}

/** The same content that still counts whole: nothing to add; a restatement also has to be of the same span. */
function sameLoad(db: Database, manifest: LoadManifest, contentHash: string): LoadResult | null {
  const same = db
    .prepare(
      `SELECT id, rows FROM load l
       WHERE connection = @connection AND source = @source AND dimensions = @dimensions AND part = @part AND contentHash = @contentHash
         AND (@from IS NULL OR (restatesFrom IS @from AND restatesTo IS @to))
         AND NOT EXISTS (SELECT 1 FROM supersession s WHERE s.load = l.id)`
    )
    .get({
      connection: manifest.connection,
      source: manifest.source,
      dimensions: dimensionsKey(manifest.dimensions),
      part: manifest.part ?? '',
      contentHash,
      from: manifest.restates?.from ?? null,
      to: manifest.restates?.to ?? null,
    }) as { id: number; rows: number } | undefined;
  return same ? { kind: 'unchanged', loadId: same.id, rows: same.rows } : null;
}

function insertLoad(db: Database, manifest: LoadManifest): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO load (connection, source, dimensions, part, contentHash, restatesFrom, restatesTo, origin, loadedAt, rows, dayAligned)
       VALUES (@connection, @source, @dimensions, @part, '', @from, @to, @origin, @loadedAt, 0, 1)`
    )
    .run({
      connection: manifest.connection,
      source: manifest.source,
      dimensions: dimensionsKey(manifest.dimensions),
      part: manifest.part ?? '',
      from: manifest.restates?.from ?? null,
      to: manifest.restates?.to ?? null,
      origin: manifest.origin,
      loadedAt: manifest.loadedAt,
    });
  return Number(lastInsertRowid);
}
