import { categoryTag, CUR_COLUMNS, curToFocus } from '@smartcloudops/aws';
import { FOCUS_COLUMNS } from '@smartcloudops/focus';
import type { BillValues, ColumnTable, FocusRow } from '@smartcloudops/focus';

import { IngestError } from '../errors.ts';
import { findColumn } from './find-column.ts';

/** A kind of bill: which columns it has and how a row of them becomes a charge. */
export interface Dialect {
  readonly name: string;
  /** `LoadManifest.source` */
  readonly source: 'focus-file' | 'cur-file';
  readonly columns: ColumnTable;
  /** Required columns have values by then. */
  toRow(values: Readonly<Record<string, unknown>>): FocusRow;
}

function dialect<T extends ColumnTable>(
  name: string,
  source: Dialect['source'],
  columns: T,
  toRow: (values: BillValues<T>) => FocusRow
): Dialect {
  // The reader fills the values by the same table, which is what makes them BillValues<T>.
  return { name, source, columns, toRow: (values) => toRow(values as BillValues<T>) };
}

/** A provider's own column of cost categories is kept like tags. */
const FOCUS_AND_MORE = { ...FOCUS_COLUMNS, x_CostCategories: { kind: 'tags', names: ['x_CostCategories'] } } as const;

function focusRow({ x_CostCategories: categories, ...values }: BillValues<typeof FOCUS_AND_MORE>): FocusRow {
  const more = Object.entries(categories ?? {}).map(([name, value]) => [categoryTag(name), value] as const);
  const Tags = more.length === 0 ? values.Tags : { ...values.Tags, ...Object.fromEntries(more) };
  return { ...values, Tags, x_Estimated: false } as FocusRow;
}

const DIALECTS: readonly Dialect[] = [
  dialect('FOCUS', 'focus-file', FOCUS_AND_MORE, focusRow),
  dialect('AWS Cost and Usage Report', 'cur-file', CUR_COLUMNS, curToFocus),
];

/** So many required columns of a kind of bill make a file one, if perhaps a broken one. */
const ENOUGH = 3;
const MOST_NAMED = 60;

/** @throws IngestError when the columns are of no bill, or when columns of a bill are missing; it lists all of them. */
export function chooseDialect(file: string, columns: readonly string[]): Dialect {
  const scored = DIALECTS.map((candidate) => {
    const required = Object.values(candidate.columns).filter((spec) => spec.required);
    const missing = required.filter((spec) => findColumn(file, columns, spec) === null);
    return { candidate, missing, found: required.length - missing.length };
  });
  const best = scored.reduce((a, b) => (b.found > a.found ? b : a));
  const has = `The file has: ${columns.slice(0, MOST_NAMED).map(shown).join(', ')}${columns.length > MOST_NAMED ? ', …' : ''}.`;
  if (best.found < ENOUGH) {
    throw new IngestError('INGEST_NOT_A_BILL', `the header has none, or too few, of the columns of a bill. ${has}`, {
      place: { file, at: 1, unit: 'line' },
    });
  }
  if (best.missing.length > 0) {
    const names = best.missing.map((spec) => spec.names[0] ?? '');
    throw new IngestError(
      'INGEST_COLUMN_MISSING',
      `this is a ${best.candidate.name} bill without ${names.length === 1 ? 'the column' : 'the columns'} ${names.join(', ')}. ${has}`,
      { place: { file, column: names.join(', ') } }
    );
  }
  return best.candidate;
}

function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name === '' ? '(no name)' : name;
}
