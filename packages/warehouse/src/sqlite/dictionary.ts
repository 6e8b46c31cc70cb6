import type { FocusRow } from '@smartcloudops/focus';
import type { Database } from 'better-sqlite3-multiple-ciphers';

import { CUBES, PROFILE_COLUMNS, SERIES_COLUMNS } from '../bills/columns.ts';

/** Entries kept in memory; beyond it the file is asked, so that a bill of a million resources does not fill the memory. */
const CACHED = 100_000;

/**
 * Gives every text, tag set and combination of dimensions a number. What it remembers is true until the transaction in which it
 * was asked is rolled back; after a rollback a new one must be made.
 */
export interface Dictionary {
  termOf(text: string | null): number;
  seriesOf(row: FocusRow): number;
  billingPeriodOf(row: FocusRow): number;
  profileOf(series: number): number;
  /** The profile that keeps only the columns of a cube. */
  coarsen(cube: number, profile: number): number;
}

export function dictionary(db: Database): Dictionary {
  const terms = new Map<string, number>();
  const tagSets = new Map<string, number>();
  const series = new Map<string, number>();
  const billing = new Map<string, number>();
  const coarse = new Map<string, number>();

  const insertTerm = getOrInsert(db, 'term', ['text']);
  const insertTagSet = getOrInsert(db, 'tag_set', ['tags']);
  const insertTag = db.prepare('INSERT OR IGNORE INTO tag (key, tag_set, value) VALUES (?, ?, ?)');
  const insertProfile = getOrInsert(db, 'profile', [...PROFILE_COLUMNS, 'TagSet']);
  const insertSeries = getOrInsert(db, 'series', ['profile', ...SERIES_COLUMNS]);
  const insertBilling = getOrInsert(db, 'billing_period', ['BillingPeriodStart', 'BillingPeriodEnd']);
  const readProfile = db.prepare(`SELECT ${[...PROFILE_COLUMNS, 'TagSet'].join(', ')} FROM profile WHERE id = ?`).raw();
  const readSeries = db.prepare('SELECT profile FROM series WHERE id = ?').pluck();

  const termOf = (text: string | null): number => (text === null ? 0 : remember(terms, text, () => insertTerm([text])));

  function tagSetOf(tags: FocusRow['Tags']): number {
    const entries = tags === null ? [] : Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
    if (entries.length === 0) return 0;
    return remember(tagSets, JSON.stringify(entries), (text) => {
      const id = insertTagSet([text]);
      for (const [key, value] of entries) insertTag.run(termOf(key), id, termOf(value));
      return id;
    });
  }

  function findSeries(row: FocusRow, tagSet: number): number {
    const profile = insertProfile([...PROFILE_COLUMNS.map((column) => termOf(row[column])), tagSet]);
    return insertSeries([profile, ...SERIES_COLUMNS.map((column) => termOf(row[column]))]);
  }

  return {
    termOf,
    seriesOf(row) {
      const tagSet = tagSetOf(row.Tags);
      const name = nameOf(row) + tagSet;
      const known = series.get(name);
      if (known !== undefined) return known;
      if (isAmbiguous(row)) return findSeries(row, tagSet);
      return remember(series, name, () => findSeries(row, tagSet));
    },
    billingPeriodOf(row) {
      const period = [row.BillingPeriodStart, row.BillingPeriodEnd];
      return remember(billing, period.join(), () => insertBilling(period));
    },
    profileOf: (id) => readSeries.get(id) as number,
    coarsen: (cube, profile) =>
      remember(coarse, `${cube} ${profile}`, () => {
        const { columns = new Set(), tags = false } = CUBES[cube] ?? {};
        const fine = readProfile.get(profile) as number[];
        return insertProfile([
          ...PROFILE_COLUMNS.map((column, i) => (columns.has(column) ? (fine[i] ?? 0) : 0)),
          tags ? (fine[PROFILE_COLUMNS.length] ?? 0) : 0,
        ]);
      }),
  };
}

const AFTER_VALUE = '\u0001';
const ABSENT = '\u0002';

/** The dimensions of a row in one text, with one mark per column. */
function nameOf(row: FocusRow): string {
  let name = '';
  for (const column of PROFILE_COLUMNS) name += row[column] === null ? ABSENT : row[column] + AFTER_VALUE;
  for (const column of SERIES_COLUMNS) name += row[column] === null ? ABSENT : row[column] + AFTER_VALUE;
  return name;
}

/** A value that contains a mark makes the name longer than any that is remembered, so such rows are looked up every time. */
function isAmbiguous(row: FocusRow): boolean {
  const hasMark = (value: string | null) => value !== null && (value.includes(AFTER_VALUE) || value.includes(ABSENT));
  return (
    PROFILE_COLUMNS.some((column) => hasMark(row[column])) || SERIES_COLUMNS.some((column) => hasMark(row[column]))
  );
}

function remember(known: Map<string, number>, name: string, find: (name: string) => number): number {
  const id = known.get(name);
  if (id !== undefined) return id;
  if (known.size >= CACHED) known.clear();
  const found = find(name);
  known.set(name, found);
  return found;
}

function getOrInsert(
  db: Database,
  table: string,
  columns: readonly string[]
): (values: readonly (string | number)[]) => number {
  const select = db
    .prepare(`SELECT id FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`)
    .pluck();
  const insert = db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  );
  return (values) => {
    const found = select.get(values) as number | undefined;
    return found ?? Number(insert.run(values).lastInsertRowid);
  };
}
