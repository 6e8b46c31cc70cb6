import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';

import type { Cell } from './cell.ts';

/** How a decoded Parquet value becomes a {@link Cell}. */
type CellReader = (value: DuckDBValue) => Cell;

/** The reader for a column type; types are told by name so that DuckDB need not be loaded for it. */
export function cellReader(type: DuckDBType): CellReader {
  const name = type.toString();
  const read = SPECIAL.find(([pattern]) => pattern.test(name))?.[1] ?? plain;
  return (value) => (value === null ? null : read(value));
}

type Reader = (value: NonNullable<DuckDBValue>) => Cell;

const micros: Reader = (value) => ({ epochMs: floorDiv((value as unknown as { micros: bigint }).micros, 1000n) });

const SPECIAL: readonly (readonly [RegExp, Reader])[] = [
  [/\[\d*\]$/, (value) => JSON.stringify(toJson(value))],
  [/^MAP/, (value) => mapEntries(value)],
  [/^STRUCT/, (value) => JSON.stringify(toJson(value))],
  [/^FLOAT$/, (value) => shortestFloat(value as number)],
  [/^(TINY|SMALL|U?HUGE|U?BIG|UTINY|USMALL|U)?INT(EGER)?$/, (value) => BigInt(value as number | bigint)],
  [/^DATE$/, (value) => ({ epochMs: (value as unknown as { days: number }).days * 86_400_000 })],
  [/^TIMESTAMP_NS$/, (value) => ({ epochMs: floorDiv((value as unknown as { nanos: bigint }).nanos, 1_000_000n) })],
  [/^TIMESTAMP_MS$/, (value) => ({ epochMs: Number((value as unknown as { millis: bigint }).millis) })],
  [/^TIMESTAMP_S$/, (value) => ({ epochMs: Number((value as unknown as { seconds: bigint }).seconds) * 1000 })],
  [/^TIMESTAMP/, micros],
];

/** Text, doubles and booleans as they are; exact decimals and whatever else as text. */
const plain: Reader = (value) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);

function mapEntries(value: NonNullable<DuckDBValue>): Record<string, string> {
  const { entries } = value as unknown as { entries: readonly { key: DuckDBValue; value: DuckDBValue }[] };
  return Object.fromEntries(
    entries.map((entry) => [String(entry.key), entry.value === null ? '' : String(entry.value)])
  );
}

/** Lists and structs as JSON values, so that tags in either form are read like tags in JSON text. */
function toJson(value: DuckDBValue): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  const { items, entries } = value as unknown as { items?: readonly DuckDBValue[]; entries?: unknown };
  if (items) return items.map(toJson);
  if (Array.isArray(entries)) return mapEntries(value);
  if (entries && typeof entries === 'object') {
    return Object.fromEntries(
      Object.entries(entries as Record<string, DuckDBValue>).map(([key, item]) => [key, toJson(item)])
    );
  }
  return String(value);
}

/** The shortest decimal text that is this 32-bit float: 0.1, not 0.10000000149011612. */
function shortestFloat(value: number): string | number {
  for (let digits = 1; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value;
}

function floorDiv(value: bigint, divisor: bigint): number {
  const quotient = value / divisor;
  return Number(value % divisor < 0n ? quotient - 1n : quotient);
}
