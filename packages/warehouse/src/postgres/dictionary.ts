import type { FocusRow } from '@smartcloudops/focus';

import type { Run } from './connections.ts';
import { textKey } from './text-key.ts';
import { CUBES, PROFILE_COLUMNS, SERIES_COLUMNS } from '../bills/columns.ts';

/** Series kept in memory; beyond it the server is asked again, so that a bill of a million resources does not fill the memory. */
const CACHED = 200_000;

/**
 * Gives every combination of dimensions a number. What it remembers is true until the transaction in which it was asked is rolled
 * back; after a rollback a new one must be made.
 */
export interface Dictionary {
  /** One number per row. */
  seriesOf(run: Run, rows: readonly FocusRow[]): Promise<readonly number[]>;
  /** For each profile the one that keeps only the columns of a cube. */
  coarsen(run: Run, cube: number, profiles: readonly number[]): Promise<readonly number[]>;
}

type Texts = Readonly<Record<string, unknown>>;

export function dictionary(): Dictionary {
  const series = new Map<string, number>();
  const profiles = new Map<string, number>();

  async function profileIds(run: Run, wanted: ReadonlyMap<string, Texts>): Promise<ReadonlyMap<string, number>> {
    return numbersOf(run, 'profile', [...PROFILE_COLUMNS, 'Tags'], wanted, profiles);
  }

  return {
    async seriesOf(run, rows) {
      if (series.size > CACHED) series.clear();
      const names = rows.map((row) => {
        const name = nameOf(row);
        return series.has(name) ? name : unmistakable(row, name);
      });
      const fresh = new Map<string, FocusRow>();
      names.forEach((name, i) => {
        const row = rows[i];
        if (row && !series.has(name)) fresh.set(name, row);
      });
      if (fresh.size > 0) {
        const own = [...fresh].map(([name, row]) => {
          const profile = profileOf(row, row.Tags);
          const texts = Object.fromEntries(SERIES_COLUMNS.map((column) => [column, wellFormed(row[column])]));
          return { name, profile, texts, key: textKey([profile.key, ...Object.values(texts)]) };
        });
        const ids = await profileIds(run, new Map(own.map(({ profile }) => [profile.key, profile.texts])));
        const wanted = new Map(
          own.map(({ key, profile, texts }) => [key, { profile: ids.get(profile.key) ?? 0, ...texts }])
        );
        const found = await numbersOf(run, 'series', ['profile', ...SERIES_COLUMNS], wanted, new Map());
        for (const { name, key } of own) series.set(name, found.get(key) ?? 0);
      }
      return names.map((name) => series.get(name) ?? 0);
    },

    async coarsen(run, cube, ids) {
      const { columns = new Set<string>(), tags = false } = CUBES[cube] ?? {};
      const rows = await run<Texts & { id: number; Tags: FocusRow['Tags'] }>(
        'SELECT * FROM profile WHERE id = ANY ($1::int[])',
        [ids]
      );
      const coarse = new Map(
        rows.map((row) => {
          const kept = Object.fromEntries(
            PROFILE_COLUMNS.map((column) => [column, columns.has(column) ? row[column] : null])
          );
          return [row.id, profileOf(kept, tags ? row.Tags : null)];
        })
      );
      const found = await profileIds(run, new Map([...coarse.values()].map(({ key, texts }) => [key, texts])));
      return ids.map((id) => found.get(coarse.get(id)?.key ?? '') ?? 0);
    },
  };
}

/** Makes what is not there yet. Loads take turns, so nobody else makes the same meanwhile. */
async function numbersOf(
  run: Run,
  table: 'profile' | 'series',
  columns: readonly string[],
  wanted: ReadonlyMap<string, Texts>,
  remembered: Map<string, number>
): Promise<ReadonlyMap<string, number>> {
  const note = (rows: readonly { key: string; id: number }[]) => {
    for (const { key, id } of rows) remembered.set(key, id);
  };
  const unknown = [...wanted.keys()].filter((key) => !remembered.has(key));
  if (unknown.length > 0) note(await run(`SELECT key, id FROM ${table} WHERE key = ANY ($1::uuid[])`, [unknown]));
  const fresh = [...wanted].filter(([key]) => !remembered.has(key)).map(([key, texts]) => ({ key, ...texts }));
  if (fresh.length > 0) {
    const names = ['key', ...columns.map((column) => `"${column}"`)].join(', ');
    note(
      await run(
        `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1::json) RETURNING key, id`,
        [JSON.stringify(fresh)]
      )
    );
  }
  return remembered;
}

function profileOf(row: Texts | FocusRow, tags: FocusRow['Tags']): { readonly key: string; readonly texts: Texts } {
  const entries = Object.entries(tags ?? {})
    .map((entry) => entry.map((text) => text.toWellFormed()) as [string, string])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const known: Texts = { ...row };
  const texts = Object.fromEntries(PROFILE_COLUMNS.map((column) => [column, wellFormed(known[column])]));
  const Tags = entries.length > 0 ? Object.fromEntries(entries) : null;
  return { key: textKey([...Object.values(texts), entries]), texts: { ...texts, Tags } };
}

/** Half of a surrogate pair is no text that the server takes. */
const wellFormed = (value: unknown): string | null => (typeof value === 'string' ? value.toWellFormed() : null);

const AFTER_VALUE = '\u0001';
const ABSENT = '\u0002';

/** The dimensions of a row in one text, with one mark per column. */
function nameOf(row: FocusRow): string {
  let name = '';
  for (const column of PROFILE_COLUMNS) name += row[column] === null ? ABSENT : row[column] + AFTER_VALUE;
  for (const column of SERIES_COLUMNS) name += row[column] === null ? ABSENT : row[column] + AFTER_VALUE;
  return row.Tags === null ? name : name + JSON.stringify(row.Tags);
}

/** A value that holds a mark itself makes the name one that no other row has, unless it is spelt with quotes. */
function unmistakable(row: FocusRow, name: string): string {
  const values = [...PROFILE_COLUMNS, ...SERIES_COLUMNS].map((column) => row[column]);
  const hasMark = values.some((value) => value !== null && (value.includes(AFTER_VALUE) || value.includes(ABSENT)));
  return hasMark ? JSON.stringify([values, row.Tags]) : name;
}
