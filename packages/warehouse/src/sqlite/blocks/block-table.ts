import { COST_METRICS } from '@smartcloudops/focus';
import type { CostMetric } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { packAmount, packKeys, unpackBlock } from './block.ts';
import type { Block, Part, ReadBlock } from './block.ts';
import type { Numbers } from './numbers.ts';

/** Rows of a block at most: some hundred kilobytes, and the unit in which time ranges skip what they don't need. */
const BLOCK_ROWS = 16_384;

/** Further chunks of a block, by name. */
type Extra = Readonly<Record<string, (...part: Part) => Uint8Array>>;

/** Writes rows that are in order of time (in the given order, if any) as blocks of one level of a load. */
export function blockWriter(
  db: Database
): (load: number, level: number, block: Block, order?: Numbers | undefined, extra?: Extra) => void {
  const insertBlock = db.prepare('INSERT INTO block (load, level, first, last, rows) VALUES (?, ?, ?, ?, ?)');
  const insertChunk = db.prepare('INSERT INTO chunk (block, name, body) VALUES (?, ?, ?)');
  return (load, level, block, order, extra = {}) => {
    const startAt = (i: number) => block.start[order ? (order[i] ?? 0) : i];
    for (let from = 0; from < block.length; from += BLOCK_ROWS) {
      const to = Math.min(from + BLOCK_ROWS, block.length);
      const { lastInsertRowid } = insertBlock.run(load, level, startAt(from), startAt(to - 1), to - from);
      insertChunk.run(lastInsertRowid, 'keys', packKeys(block, from, to, order));
      for (const [i, amount] of block.amounts.entries()) {
        insertChunk.run(lastInsertRowid, COST_METRICS[i], packAmount(amount, from, to, order));
      }
      for (const [name, pack] of Object.entries(extra)) insertChunk.run(lastInsertRowid, name, pack(from, to, order));
    }
  };
}

/** Amounts that blocks keep; the quantities those of charges only. */
export type AmountName = CostMetric | 'PricingQuantity' | 'ConsumedQuantity';

/** Reads the blocks of a level of a load that have rows in `[from, to)`, with the named amounts. */
export function blockReader(
  db: Database,
  metrics: readonly AmountName[]
): (load: number, level: number, from: number, to: number) => Generator<ReadBlock> {
  const statement = db
    .prepare(
      `SELECT b.rows, k.body, ${metrics.map((_, i) => `m${i}.body`).join(', ')}
       FROM block b JOIN chunk k ON k.block = b.id AND k.name = 'keys'
       ${metrics.map((metric, i) => `JOIN chunk m${i} ON m${i}.block = b.id AND m${i}.name = '${metric}'`).join(' ')}
       WHERE b.load = ? AND b.level = ? AND b.first < ? AND b.last >= ? ORDER BY b.first`
    )
    .raw();
  return function* (load, level, from, to) {
    for (const [rows, keys, ...amounts] of statement.all(load, level, to, from) as [
      number,
      Uint8Array,
      ...Uint8Array[],
    ][]) {
      yield unpackBlock(rows, keys, amounts);
    }
  };
}
