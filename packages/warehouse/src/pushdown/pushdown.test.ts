import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';
import fc from 'fast-check';

import { FOCUS_TABLE, pushdownWarehouse } from './index.ts';
import { duckdbEngine, writeParquet } from '../../test/duckdb-engine.ts';
import type { AmountType } from '../../test/duckdb-engine.ts';
import { ASKED_DIMENSIONS, randomCharges, randomQuestion } from '../../test/random-charges.ts';
import { BILL_START } from '../conformance/random-bill.ts';
import { delivery } from '../conformance/fixtures.ts';
import { openSqliteWarehouse } from '../sqlite/index.ts';

const NOW = BILL_START + 400 * DAY_MS;
test('every answer is the one that SQLite gives of the same bill, to the last digit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.constantFrom<AmountType>('DOUBLE', 'DECIMAL(38,15)', 'VARCHAR'),
      fc.constantFrom(DAY_MS, HOUR_MS, 1),
      async (seed, amounts, stepMs) => {
        const folder = mkdtempSync(path.join(tmpdir(), 'push-down-'));
        const rows = randomCharges(seed, 400, stepMs);
        await writeParquet(path.join(folder, 'bill'), [rows], { amounts });
        const engine = await duckdbEngine(path.join(folder, 'bill'));
        const open = (name: string) => openSqliteWarehouse({ path: path.join(folder, name), clock: () => NOW });
        const imported = open('imported.db');
        await imported.costs.load(delivery(), [rows]);
        const table = {
          ...{ connection: 'athena', engine, table: engine.table, dialect: FOCUS_TABLE, cap: null, maxBytes: 1e12 },
        };
        const pushed = pushdownWarehouse(
          open('base.db'),
          async () => [{ connection: 'athena', source: engine.name, settings: '', open: () => table }],
          () => NOW
        );
        try {
          for (let i = 0; i < 25; i += 1) {
            const query = randomQuestion(seed + i);
            const { coverage: mine, ...answer } = await pushed.costs.aggregate(query);
            const { coverage: theirs, ...expected } = await imported.costs.aggregate(query);
            expect(answer).toEqual(expected);
            expect([mine.from, mine.to]).toEqual([theirs.from, theirs.to]);
            const { metric: _metric, grain: _grain, ...usage } = query;
            const expectedUsage = (await imported.costs.usage(usage)).cells;
            expect((await pushed.costs.usage(usage)).cells).toEqual(expectedUsage);
          }
          for (const dimension of ASKED_DIMENSIONS) {
            const question = { connections: null, dimension, from: BILL_START, to: NOW, limit: 3 };
            expect(await pushed.costs.dimensionValues(question)).toEqual(
              await imported.costs.dimensionValues(question)
            );
          }
          expect(await pushed.costs.tagKeys(null)).toEqual(await imported.costs.tagKeys(null));
          const loads = await pushed.costs.loads(null);
          expect(loads.reduce((sum, load) => sum + load.rows, 0)).toBe(rows.length);
        } finally {
          await Promise.all([pushed.close(), imported.close()]);
          rmSync(folder, { recursive: true });
        }
      }
    ),
    { numRuns: 6 }
  );
}, 300_000);
