import type { ColumnDimension } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { PROFILE_COLUMNS, SERIES_COLUMNS } from '../bills/columns.ts';

const CACHED_TEXTS = 200_000;

/**
 * The dictionary as committed, for reading. What was once committed keeps its number and never changes, so columns are read
 * once and only grow.
 */
export interface Words {
  /** -1 for a text that no charge has. */
  idOf(text: string): number;
  textOf(id: number): string | null;
  profileOf(series: number): number;
  /** Term id of a column of a profile or a series, 0 when absent. */
  profileColumn(column: ProfileColumn): (profile: number) => number;
  seriesColumn(column: SeriesColumn): (series: number) => number;
  /** Term id of a tag's value in a profile, 0 when absent. */
  profileTag(key: string): (profile: number) => number;
}

export type ProfileColumn = (typeof PROFILE_COLUMNS)[number];
export type SeriesColumn = (typeof SERIES_COLUMNS)[number];

export const isProfileColumn = (column: ColumnDimension): column is ProfileColumn =>
  (PROFILE_COLUMNS as readonly string[]).includes(column);
export const isSeriesColumn = (column: ColumnDimension): column is Extract<SeriesColumn, ColumnDimension> =>
  (SERIES_COLUMNS as readonly string[]).includes(column);

export function words(db: Database): Words {
  const texts = new Map<number, string>();
  const columns = new Map<string, (id: number) => number>();
  const byText = db.prepare('SELECT id FROM term WHERE text = ?').pluck();
  const byId = db.prepare('SELECT text FROM term WHERE id = ?').pluck();

  const once = (name: string, make: () => (id: number) => number): ((id: number) => number) => {
    const known = columns.get(name);
    if (known) return known;
    const made = make();
    columns.set(name, made);
    return made;
  };
  const column = (table: string, name: string) =>
    once(`${table}.${name}`, () => {
      const rows = db.prepare(`SELECT id, ${name} FROM ${table} WHERE id > ? ORDER BY id`).raw();
      return growing((after) => rows.all(after));
    });

  return {
    idOf: (text) => (byText.get(text) as number | undefined) ?? -1,
    textOf(id) {
      if (id === 0) return null;
      const known = texts.get(id);
      if (known !== undefined) return known;
      if (texts.size >= CACHED_TEXTS) texts.clear();
      const text = byId.get(id) as string;
      texts.set(id, text);
      return text;
    },
    profileOf: (series) => column('series', 'profile')(series),
    profileColumn: (name) => column('profile', name),
    seriesColumn: (name) => column('series', name),
    profileTag(key) {
      const tagSet = column('profile', 'TagSet');
      const value = once(`tag.${key}`, () => {
        const tags = db
          .prepare(
            `SELECT s.id, coalesce(t.value, 0) FROM tag_set s
             LEFT JOIN tag t ON t.tag_set = s.id AND t.key = (SELECT id FROM term WHERE text = ?)
             WHERE s.id > ? ORDER BY s.id`
          )
          .raw();
        return growing((after) => tags.all(key, after));
      });
      return (profile) => {
        const set = tagSet(profile);
        return set === 0 ? 0 : value(set);
      };
    },
  };
}

/** A column by id that reads on when an unknown id is asked for. */
function growing(rowsAfter: (id: number) => unknown[]): (id: number) => number {
  const values: number[] = [0];
  return (id) => {
    if (id >= values.length) {
      for (const [at, value] of rowsAfter(values.length - 1) as [number, number][]) {
        while (values.length < at) values.push(0);
        values.push(value);
      }
    }
    return values[id] ?? 0;
  };
}
