import { setImmediate } from 'node:timers/promises';

import type { FocusRow } from '@smartcloudops/focus';

import { buildRollups } from './build-rollups.ts';
import { CHARGE_COLUMNS, chargeText } from './charge-text.ts';
import type { Connections, Run, Transaction } from './connections.ts';
import { copyIn } from './copy-in.ts';
import type { Dictionary } from './dictionary.ts';
import { partitions } from './partitions.ts';
import { supersede } from './supersede.ts';
import { dimensionsKey } from '../bills/dimensions-key.ts';
import { loadSummariser } from '../bills/load-summary.ts';
import { contentHasher } from '../content-hash.ts';
import type { LoadManifest, LoadResult } from '../cost-store.ts';

/** Charges written before others get their turn; some 20 ms of work. */
const CHUNK = 4_000;

type Rows = AsyncIterable<readonly FocusRow[]> | Iterable<readonly FocusRow[]>;

/**
 * Stores a delivery: one transaction from first row to rollups, rolled back whole on any failure. Loads of all processes take turns.
 * Whenever the answer is not `loaded`, the dictionary is void.
 */
export function load(db: Connections, words: Dictionary, manifest: LoadManifest, rows: Rows): Promise<LoadResult> {
  return db.longTransaction('loads', async (tx) => {
    const value = await loadWithin(tx, words, manifest, rows);
    return { value, keep: value.kind === 'loaded' };
  });
}

async function loadWithin(tx: Transaction, words: Dictionary, manifest: LoadManifest, rows: Rows): Promise<LoadResult> {
  const { run } = tx;
  if (manifest.contentHash !== null) {
    const same = await sameLoad(run, manifest, manifest.contentHash);
    if (same) return same;
  }
  // Taken within the turn, so that numbers grow in the order in which loads become visible.
  const [next] = await run<{ id: number }>(`SELECT nextval('load_id_seq') AS id`);
  const loadId = next?.id ?? 0;
  const hasher = manifest.contentHash === null ? contentHasher() : null;
  const summariser = loadSummariser(manifest.restates);
  const needPartitions = partitions();
  let copying: Promise<void> = Promise.resolve();
  for await (const batch of rows) {
    for (let at = 0; at < batch.length; at += CHUNK) {
      const chunk = batch.slice(at, at + CHUNK);
      hasher?.add(chunk);
      for (const row of chunk) summariser.add(row);
      await needPartitions(run, chunk);
      const series = await words.seriesOf(run, chunk);
      const text = chunk.map((row, i) => chargeText(loadId, series[i] ?? 0, row)).join('');
      // The server stores one chunk while we prepare the next.
      await copying;
      copying = tx.guard((client) => copyIn(client, `charge (${CHARGE_COLUMNS})`, text));
      copying.catch(() => undefined);
      await setImmediate();
    }
  }
  await copying;
  const contentHash = manifest.contentHash ?? hasher?.digest() ?? '';
  if (hasher) {
    const same = await sameLoad(run, manifest, contentHash);
    if (same) return same;
  }
  const summary = summariser.summary();
  const cubes = await buildRollups(run, words, loadId, summary);
  await run(
    `INSERT INTO load (id, connection, source, dimensions, part, content_hash, restates_from, restates_to, origin, loaded_at, rows,
       first_start, last_start, charge_to, day_aligned, tag_keys, cubes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[
        loadId,
        ...identity(manifest),
        contentHash,
        ...span(manifest),
        manifest.origin,
        manifest.loadedAt,
        summary.rows,
      ],
      ...[
        summary.firstStart,
        summary.lastStart,
        summary.chargeTo,
        summary.dayAligned,
        [...summary.tagKeys].sort(),
        cubes,
      ],
    ]
  );
  await supersede(run, loadId);
  return { kind: 'loaded', loadId, rows: summary.rows, totals: summary.totals };
}

/** The same content that still counts whole: nothing to add; a restatement also has to be of the same span. */
async function sameLoad(run: Run, manifest: LoadManifest, contentHash: string): Promise<LoadResult | null> {
  const [same] = await run<{ id: number; rows: number }>(
    `SELECT id, rows FROM load l
     WHERE connection = $1 AND source = $2 AND dimensions = $3 AND part = $4 AND content_hash = $5
       AND ($6::bigint IS NULL OR (restates_from = $6 AND restates_to = $7::bigint))
       AND NOT EXISTS (SELECT 1 FROM supersession s WHERE s.load = l.id) ORDER BY id LIMIT 1`,
    [...identity(manifest), contentHash, ...span(manifest)]
  );
  return same ? { kind: 'unchanged', loadId: same.id, rows: same.rows } : null;
}

const identity = ({ connection, source, dimensions, part = '' }: LoadManifest) => [
  ...[connection, source, dimensionsKey(dimensions), part],
];
const span = ({ restates }: LoadManifest) => [restates?.from ?? null, restates?.to ?? null];
