import { isAbsentText, isInstant } from './cell.ts';
import type { Cell } from './cell.ts';

export type Tags = Readonly<Record<string, string>>;

/**
 * Reads tags: a Parquet MAP, a JSON object, the same without its braces (Azure), or a list of key/value pairs (Google).
 * @returns null when there are none, undefined when they cannot be read.
 */
export function readTags(cell: Cell): Tags | null | undefined {
  if (cell === null) return null;
  if (typeof cell === 'string') return isAbsentText(cell) ? null : fromJson(cell);
  if (typeof cell !== 'object' || isInstant(cell)) return undefined;
  return orNull(Object.entries(cell));
}

function fromJson(text: string): Tags | null | undefined {
  const parsed = parse(text) ?? parse(`{${text}}`);
  if (Array.isArray(parsed)) return fromPairs(parsed);
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  return orNull(Object.entries(parsed).map(([key, value]) => [key, valueText(value)]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fromPairs(pairs: readonly unknown[]): Tags | null | undefined {
  const entries: [string, string][] = [];
  for (const pair of pairs) {
    if (typeof pair !== 'object' || pair === null) return undefined;
    const fields = Object.fromEntries(
      Object.entries(pair).map(([name, value]) => [name.toLowerCase(), value as unknown])
    );
    if (typeof fields['key'] !== 'string') return undefined;
    entries.push([fields['key'], valueText(fields['value'])]);
  }
  return orNull(entries);
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** `Object.fromEntries` defines its keys, so that a tag named `__proto__` is a tag. */
function orNull(entries: readonly (readonly [string, string])[]): Tags | null {
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
