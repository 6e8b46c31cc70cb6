import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { COST_METRICS, DAY_MS, HOUR_MS, emptyFocusRow, parseDecimal } from '@smartcloudops/focus';
import type { Dimension, FocusRow } from '@smartcloudops/focus';
import fc from 'fast-check';

import { FOCUS_TABLE, pushdownWarehouse } from './index.ts';
import { duckdbEngine, writeParquet } from '../../test/duckdb-engine.ts';
import type { AmountType } from '../../test/duckdb-engine.ts';
import { BILL_START, dice } from '../conformance/random-bill.ts';
import { delivery } from '../conformance/fixtures.ts';
import type { AggregateQuery } from '../cost-store.ts';
import { openSqliteWarehouse } from '../sqlite/index.ts';

const NOW = BILL_START + 400 * DAY_MS;
const DIMENSIONS: readonly Dimension[] = [
  'ServiceName',
  'SubAccountId',
  'RegionId',
  'ChargeCategory',
  'PricingCategory',
  'ResourceId',
  'BillingCurrency',
  'Tags.team',
  'Tags.env',
];

/** Amounts with at most 15 digits, which is what a double keeps of a bill; of all signs, some absent. */
function randomRows(seed: number, count: number, stepMs: number): FocusRow[] {
  const next = dice(seed);
  const pick = <T>(...values: T[]): T => values[next(values.length)] as T;
  const amount = () => {
    const digits = String(next(2 ** 31) * (1 + next(2 ** 14))).slice(0, 15);
    return parseDecimal(`${pick('', '', '-')}${digits}e-${Math.max(digits.length - 8, next(13))}`) ?? 0n;
  };
  return Array.from({ length: count }, () => {
    const BilledCost = amount();
    const start = BILL_START + next(Math.floor((75 * DAY_MS) / stepMs)) * stepMs;
    return emptyFocusRow({
      BilledCost,
      EffectiveCost: pick(BilledCost, amount(), null),
      ListCost: pick(null, null, amount()),
      BillingCurrency: 'USD',
      ChargePeriodStart: start,
      ChargePeriodEnd: start + pick(1, 24, 24 * 30) * HOUR_MS,
      ServiceName: pick('Amazon S3', "it's", 'AWS Lambda', null),
      SubAccountId: pick('111111111111', '222222222222'),
      RegionId: pick('us-east-1', 'eu-west-1', null),
      ChargeCategory: pick('Usage', 'Tax', 'Credit'),
      PricingCategory: pick('Standard', 'Committed', null),
      ResourceId: pick('i-1', 'i-2', 'i-3', 'ärn/"5"', null),
      PricingUnit: pick('Hrs', 'GB-Mo', null),
      PricingQuantity: pick(amount(), null),
      Tags: pick<Record<string, string> | null>(null, { team: 'a' }, { team: 'b', env: 'prod' }, { 'cost center': '' }),
      // A correction of an earlier month is billed in a later one.
      ...(next(15) === 0 ? { BillingPeriodStart: Date.UTC(2024, 3, 1), BillingPeriodEnd: Date.UTC(2024, 4, 1) } : {}),
    });
  });
}

function randomQuery(seed: number): AggregateQuery {
  const next = dice(seed);
  const pick = <T>(values: readonly T[]): T => values[next(values.length)] as T;
  const some = (chance: number) => DIMENSIONS.filter(() => next(100) < chance);
  const unit = pick([HOUR_MS, DAY_MS, 1]);
  const from = Math.floor((BILL_START + next(90) * DAY_MS - 10 * DAY_MS + next(DAY_MS)) / unit) * unit;
  return {
    connections: null,
    metric: pick(COST_METRICS),
    groupBy: some(20),
    filters: some(10).map((dimension) => ({
      dimension,
      op: pick(['in', 'not-in'] as const),
      values: pick([[], [null], ['Amazon S3', 'us-east-1', 'a'], ["it's", 'prod', 'Usage', 'i-1', null], ['unheard']]),
    })),
    from,
    to: from + 1 + next(80 * DAY_MS),
    grain: pick(['total', 'hour', 'day', 'week', 'month'] as const),
    asOf: null,
  };
}

test('every answer is the one that SQLite gives of the same bill, to the last digit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.constantFrom<AmountType>('DOUBLE', 'DECIMAL(38,15)', 'VARCHAR'),
      fc.constantFrom(DAY_MS, HOUR_MS, 1),
      async (seed, amounts, stepMs) => {
        const folder = mkdtempSync(path.join(tmpdir(), 'push-down-'));
        const rows = randomRows(seed, 400, stepMs);
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
            const query = randomQuery(seed + i);
            const { coverage: mine, ...answer } = await pushed.costs.aggregate(query);
            const { coverage: theirs, ...expected } = await imported.costs.aggregate(query);
            expect(answer).toEqual(expected);
            expect([mine.from, mine.to]).toEqual([theirs.from, theirs.to]);
            const { metric: _metric, grain: _grain, ...usage } = query;
            const expectedUsage = (await imported.costs.usage(usage)).cells;
            expect((await pushed.costs.usage(usage)).cells).toEqual(expectedUsage);
          }
          for (const dimension of DIMENSIONS) {
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
}, 120_000);
