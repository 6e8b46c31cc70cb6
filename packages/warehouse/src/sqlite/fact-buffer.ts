import { COST_METRICS, periodStart } from '@smartcloudops/focus';
import type { Decimal, FocusRow } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { LIMBS, pushLimbs } from './blocks/amount.ts';
import { packAmount } from './blocks/block.ts';
import type { Part } from './blocks/block.ts';
import { blockWriter } from './blocks/block-table.ts';
import { packNumbers } from './blocks/numbers.ts';
import { FACTS } from '../bills/columns.ts';

/** Charges sorted together before they are written: within a run, blocks hold disjoint times. */
const RUN_ROWS = 262_144;
const QUANTITIES = ['PricingQuantity', 'ConsumedQuantity'] as const;

interface Amounts {
  readonly carrying: number[];
  readonly limbs: readonly number[][];
}

/** Collects charges by column and writes them as blocks, sorted by their start. */
export interface FactBuffer {
  push(row: FocusRow, series: number, billingPeriod: number): void;
  flush(): void;
}

export function factBuffer(db: Database, load: number): FactBuffer {
  const write = blockWriter(db);
  let run = emptyRun();

  function flush(): void {
    const { length } = run.start;
    if (length === 0) return;
    const { start, id, charges, estimatedFrom, amounts, duration, billingPeriod, quantities } = run;
    const order = isSorted(start)
      ? undefined
      : [...start.keys()].sort((a, b) => (start[a] ?? 0) - (start[b] ?? 0) || a - b);
    write(load, FACTS, { length, start, id, charges, estimatedFrom, amounts }, order, {
      period: (...part) => Buffer.concat([duration, billingPeriod].map((column) => packNumbers(column, ...part))),
      ...Object.fromEntries(
        quantities.map((amount, i) => [QUANTITIES[i], (...part: Part) => packAmount(amount, ...part)])
      ),
    });
    run = emptyRun();
  }

  return {
    push(row, series, billingPeriod) {
      run.start.push(row.ChargePeriodStart);
      run.duration.push(row.ChargePeriodEnd - row.ChargePeriodStart);
      run.id.push(series);
      run.charges.push(1);
      run.estimatedFrom.push(row.x_Estimated ? periodStart(row.ChargePeriodStart, 'day') : -1);
      run.billingPeriod.push(billingPeriod);
      for (let i = 0; i < COST_METRICS.length; i += 1) pushAmount(run.amounts[i], row[COST_METRICS[i] ?? 'BilledCost']);
      for (let i = 0; i < QUANTITIES.length; i += 1)
        pushAmount(run.quantities[i], row[QUANTITIES[i] ?? 'PricingQuantity']);
      if (run.start.length >= RUN_ROWS) flush();
    },
    flush,
  };
}

function emptyRun() {
  const columns = (): number[] => [];
  const amounts = (): Amounts => ({ carrying: [], limbs: Array.from({ length: LIMBS }, columns) });
  return {
    start: columns(),
    duration: columns(),
    id: columns(),
    charges: columns(),
    estimatedFrom: columns(),
    billingPeriod: columns(),
    amounts: COST_METRICS.map(amounts),
    quantities: QUANTITIES.map(amounts),
  };
}

function pushAmount(columns: Amounts | undefined, amount: Decimal | null): void {
  if (!columns) return;
  columns.carrying.push(amount === null ? 0 : 1);
  pushLimbs(columns.limbs, amount ?? 0n);
}

function isSorted(values: readonly number[]): boolean {
  for (let i = 1; i < values.length; i += 1) if ((values[i] ?? 0) < (values[i - 1] ?? 0)) return false;
  return true;
}
