import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';

import { delivery } from '../../src/conformance/fixtures.ts';
import { BILL_START } from '../../src/conformance/random-bill.ts';
import { FOCUS_TABLE, pushdownWarehouse } from '../../src/pushdown/index.ts';
import { openSqliteWarehouse } from '../../src/sqlite/index.ts';
import { ASKED_DIMENSIONS, randomCharges, randomQuestion } from '../random-charges.ts';
import { fillTrino, trinoEngine } from './trino-engine.ts';
import { startTrino } from './trino-server.ts';
import type { Trino } from './trino-server.ts';

describe('the push-down on a real Trino', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'trino-'));
  const now = () => BILL_START + 400 * DAY_MS;
  let trino: Trino;
  beforeAll(async () => (trino = await startTrino()), 600_000);
  afterAll(async () => {
    await trino.stop();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['double', HOUR_MS],
    ['decimal(38,15)', DAY_MS],
    ['varchar', 1],
  ] as const)(
    'gives the answers of SQLite to the last digit, of amounts in %s',
    async (amounts, stepMs) => {
      const table = { catalog: 'memory', schema: 'default', name: `bill ${stepMs}` };
      const engine = trinoEngine(trino, table);
      const rows = randomCharges(stepMs, 200, stepMs);
      await fillTrino(trino, table, rows, amounts);
      const open = (name: string) =>
        openSqliteWarehouse({ path: path.join(folder, `${stepMs}-${name}.db`), clock: now });
      const imported = open('imported');
      await imported.costs.load(delivery(), [rows]);
      const pushed = pushdownWarehouse(
        open('base'),
        async () => [
          {
            ...{ connection: 'trino', source: 'trino', settings: '' },
            open: () => ({
              ...{ connection: 'trino', engine, table, dialect: FOCUS_TABLE, cap: '0', maxBytes: 1e9 },
            }),
          },
        ],
        now
      );
      for (let seed = 0; seed < 12; seed += 1) {
        const { coverage: mine, ...answer } = await pushed.costs.aggregate(randomQuestion(seed));
        const { coverage: theirs, ...expected } = await imported.costs.aggregate(randomQuestion(seed));
        expect(answer).toEqual(expected);
        expect([mine.from, mine.to]).toEqual([theirs.from, theirs.to]);
      }
      for (const dimension of ASKED_DIMENSIONS) {
        const question = { connections: null, dimension, from: BILL_START, to: now(), limit: 3 };
        expect(await pushed.costs.dimensionValues(question)).toEqual(await imported.costs.dimensionValues(question));
      }
      expect(await pushed.costs.tagKeys(null)).toEqual(await imported.costs.tagKeys(null));
      await Promise.all([pushed.close(), imported.close()]);
    },
    600_000
  );
});
