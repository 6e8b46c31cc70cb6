import { parseDecimal } from '@smartcloudops/focus';
import type { Decimal, Dimension } from '@smartcloudops/focus';

import { columnsOf, groupingMask, withCurrency } from './cells-sql.ts';
import type { CellsQuestion } from './cells-sql.ts';
import type { SqlCell } from './sql-engine.ts';
import { WarehouseError } from '../errors.ts';
import type { UsageAmount } from '../usage.ts';

/** Sums by group and start, in columns. A profile is a distinct combination of the group's values, the currency first. */
export interface Cells {
  readonly dimensions: readonly Dimension[];
  readonly metrics: readonly UsageAmount[];
  readonly profiles: readonly (readonly (string | null)[])[];
  /** Per cell: its profile, its start (epoch ms, 0 without one) and how many charges are in it. */
  readonly profile: readonly number[];
  readonly start: readonly number[];
  readonly charges: readonly number[];
  /** Per metric and cell. */
  readonly carrying: readonly (readonly number[])[];
  readonly amounts: readonly (readonly Decimal[])[];
}

/**
 * Reads the answer to `cellsSql`: per billing period (`''` when they are not told apart) one for each grouping, also where it has no
 * charges.
 */
export function readCells(rows: readonly (readonly SqlCell[])[], question: CellsQuestion): Map<string, Cells[]> {
  const { groupings, metrics } = question;
  const columns = columnsOf(groupings);
  const ways = groupings.map((grouping) => {
    const dimensions = withCurrency(grouping);
    const mask = groupings.length === 1 ? 0 : groupingMask(columns, grouping);
    return { mask: String(mask), dimensions, at: dimensions.map((dimension) => 3 + columns.indexOf(dimension)) };
  });
  const answer = new Map<string, ReturnType<typeof cellsBuilder>[]>();
  for (const row of rows) {
    const [mask, period, start] = row;
    let builders = answer.get(period ?? '');
    if (!builders) answer.set(period ?? '', (builders = ways.map((way) => cellsBuilder(way.dimensions, metrics))));
    const index = ways.findIndex((way) => way.mask === mask);
    const way = ways[index];
    if (!way) throw unexpected(mask ?? null);
    const sums = row.slice(3 + columns.length);
    builders[index]?.add(
      way.at.map((at) => row[at] ?? null),
      whole(start ?? null),
      sums
    );
  }
  return new Map([...answer].map(([period, builders]) => [period, builders.map((builder) => builder.cells())]));
}

export const noCells = (question: CellsQuestion): Cells[] =>
  question.groupings.map((grouping) => cellsBuilder(withCurrency(grouping), question.metrics).cells());

function cellsBuilder(dimensions: readonly Dimension[], metrics: readonly UsageAmount[]) {
  const known = new Map<string, number>();
  const profiles: (readonly (string | null)[])[] = [];
  const profile: number[] = [];
  const start: number[] = [];
  const charges: number[] = [];
  const carrying = metrics.map((): number[] => []);
  const amounts = metrics.map((): Decimal[] => []);
  return {
    /** @param sums the number of charges, then three columns per metric */
    add(keys: readonly (string | null)[], at: number, sums: readonly SqlCell[]) {
      const name = JSON.stringify(keys);
      let id = known.get(name);
      if (id === undefined) known.set(name, (id = profiles.push(keys) - 1));
      profile.push(id);
      start.push(at);
      charges.push(whole(sums[0] ?? null));
      for (const i of metrics.keys()) {
        carrying[i]?.push(whole(sums[1 + 3 * i] ?? null));
        amounts[i]?.push(money(sums[2 + 3 * i] ?? null) + money(sums[3 + 3 * i] ?? null));
      }
    },
    cells: (): Cells => ({ dimensions, metrics, profiles, profile, start, charges, carrying, amounts }),
  };
}

function whole(text: SqlCell): number {
  const value = Number(text);
  if (text === null || !Number.isSafeInteger(value)) throw unexpected(text);
  return value;
}

/** The sum of nothing is null in SQL. */
function money(text: SqlCell): Decimal {
  if (text === null) return 0n;
  const amount = parseDecimal(text);
  if (amount === null) throw unexpected(text);
  return amount;
}

const unexpected = (text: SqlCell): WarehouseError =>
  new WarehouseError('WAREHOUSE_ENGINE_FAILED', `The engine answered ${JSON.stringify(text)} where a number belongs.`);
