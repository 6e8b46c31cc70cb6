import type { SqlTable } from './sql-engine.ts';

/** A name as SQL quotes it. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const tableName = ({ catalog, schema, name }: SqlTable): string =>
  [...(catalog === undefined ? [] : [catalog]), schema, name].map(identifier).join('.');

/** @param at epoch ms */
export const timestamp = (at: number): string =>
  `TIMESTAMP '${new Date(at).toISOString().replace('T', ' ').replace('Z', '')}'`;

/** Epoch milliseconds of a timestamp expression. */
export const epochMs = (expression: string): string => `CAST(to_unixtime(${expression}) * 1000 AS bigint)`;

export const inList = (expression: string, texts: readonly string[]): string =>
  texts.length === 0 ? 'FALSE' : `${expression} IN (${texts.map(literal).join(', ')})`;
