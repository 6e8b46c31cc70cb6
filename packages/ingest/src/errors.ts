interface ErrorKind {
  /** HTTP-like status. */
  readonly status: number;
  /** Whose doing: ours or the caller's (`plugin`), or that of the file or service we were given (`downstream`). */
  readonly source: 'plugin' | 'downstream';
  readonly title: string;
  /** What the reader can do about it. */
  readonly fix: string;
}

/** Permanent codes of this package; listed in docs/errors.md. */
export const INGEST_ERRORS = {
  INGEST_FILE_UNREADABLE: {
    status: 404,
    source: 'downstream',
    title: 'The file cannot be read',
    fix: 'Check the path and that this process may read it. Give files, not folders.',
  },
  INGEST_FILE_EMPTY: {
    status: 422,
    source: 'downstream',
    title: 'The file holds no charges',
    fix: 'Export the bill again and check that the export had finished before the file was copied.',
  },
  INGEST_GZIP_BROKEN: {
    status: 422,
    source: 'downstream',
    title: 'The gzip file is cut short or damaged',
    fix: 'Copy or download the file again, completely; `gzip -t FILE` tells when it is whole.',
  },
  INGEST_PARQUET_BROKEN: {
    status: 422,
    source: 'downstream',
    title: 'The Parquet file is cut short or damaged',
    fix: 'Copy or download the file again, completely; a whole Parquet file begins and ends with the letters PAR1.',
  },
  INGEST_PARQUET_UNAVAILABLE: {
    status: 501,
    source: 'plugin',
    title: 'This installation cannot read Parquet',
    fix: 'Install the optional package @duckdb/node-api, import with the smartcloudops command, or give the bill as CSV.',
  },
  INGEST_FORMAT_UNKNOWN: {
    status: 422,
    source: 'downstream',
    title: 'The file format is not one that bills come in',
    fix: 'Give CSV or Parquet, plain or compressed with gzip. Unpack archives and save spreadsheets as CSV first.',
  },
  INGEST_NOT_UTF8: {
    status: 422,
    source: 'downstream',
    title: 'The text is not UTF-8',
    fix: 'Save the file as UTF-8, for instance with `iconv -f ISO-8859-1 -t UTF-8 FILE`.',
  },
  INGEST_CSV_BROKEN: {
    status: 422,
    source: 'downstream',
    title: 'The quotes of the CSV file do not match up',
    fix: 'Export the bill again. A quoted field is closed before the next comma, and a quote inside it is written twice.',
  },
  INGEST_FIELD_COUNT: {
    status: 422,
    source: 'downstream',
    title: 'A row has more or fewer fields than the header',
    fix: 'Export the bill again, or repair the line: every row has one field per column of the header.',
  },
  INGEST_NOT_A_BILL: {
    status: 422,
    source: 'downstream',
    title: 'The columns are not those of a bill we know',
    fix: 'Give a FOCUS 1.x export, or an AWS Cost and Usage Report (2.0 or legacy).',
  },
  INGEST_COLUMN_MISSING: {
    status: 422,
    source: 'downstream',
    title: 'A column that a bill cannot do without is missing',
    fix: 'Export the bill again with these columns.',
  },
  INGEST_COLUMN_TWICE: {
    status: 422,
    source: 'downstream',
    title: 'A column is there twice',
    fix: 'Remove or rename one of the two, so that it is clear which one counts.',
  },
  INGEST_VALUE_MISSING: {
    status: 422,
    source: 'downstream',
    title: 'A charge lacks a value that every charge has',
    fix: 'Correct the value in the source and export the bill again.',
  },
  INGEST_NOT_A_NUMBER: {
    status: 422,
    source: 'downstream',
    title: 'An amount of money is no decimal number',
    fix: 'Write amounts with a decimal point, without currency signs or thousands separators: 1234.56.',
  },
  INGEST_NOT_A_TIME: {
    status: 422,
    source: 'downstream',
    title: 'A time is not one that can be read without guessing',
    fix: 'Write times as ISO 8601 in UTC: 2024-09-01T00:00:00Z or 2024-09-01 00:00:00.',
  },
  INGEST_PERIOD_BACKWARDS: {
    status: 422,
    source: 'downstream',
    title: 'A period ends before it begins',
    fix: 'Correct the period in the source and export the bill again; the end is exclusive and not before the start.',
  },
  INGEST_CURRENCY_MIX: {
    status: 422,
    source: 'downstream',
    title: 'One billing account has charges in several currencies',
    fix: 'A billing account is billed in one currency: correct BillingCurrency in the source, or split the file.',
  },
  INGEST_REPLACE_TOO_WIDE: {
    status: 409,
    source: 'plugin',
    title: 'Replacing would drop charges that the new file does not restate',
    fix: 'Import without replacing, give each billing account a connection of its own, or import one file with all accounts.',
  },
  INGEST_SCRATCH_UNWRITABLE: {
    status: 507,
    source: 'plugin',
    title: 'The folder for temporary files cannot be written',
    fix: 'Make room in it, or name another one in the environment variable TMPDIR: a billing period of the export has to fit into it.',
  },
  INGEST_CANCELLED: {
    status: 499,
    source: 'plugin',
    title: 'The work was cancelled',
    fix: 'Nothing needs to be done; what was stored before is complete.',
  },
} as const satisfies Record<string, ErrorKind>;

export type IngestErrorCode = keyof typeof INGEST_ERRORS;

/** Where in a file something is wrong. */
export interface FilePlace {
  readonly file: string;
  /** Line of a text file or row of a Parquet file, from 1. */
  readonly at?: number;
  readonly unit?: 'line' | 'row';
  /** The column as the file names it. */
  readonly column?: string;
}

/** What this package throws. Of a file that was refused nothing is stored. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
  readonly code: IngestErrorCode;
  readonly status: number;
  readonly source: 'plugin' | 'downstream';
  readonly place: FilePlace | null;
  readonly #what: string;

  /** @param what what happened and why; the place goes before it and what to do (the fix of the code) after it. */
  constructor(
    code: IngestErrorCode,
    what: string,
    options: { readonly place?: FilePlace; readonly cause?: unknown } = {}
  ) {
    const kind = INGEST_ERRORS[code];
    const { place, cause } = options;
    super(
      [
        ...(place ? [`${formatPlace(place)}:`] : []),
        what,
        kind.fix,
        ...(place ? ['Nothing of the file was stored.'] : []),
      ].join(' '),
      cause === undefined ? undefined : { cause }
    );
    this.code = code;
    this.status = kind.status;
    this.source = kind.source;
    this.place = place ?? null;
    this.#what = what;
  }

  /** The same of a file that people know by another name. */
  of(file: string): IngestError {
    const place = { ...this.place, file };
    return new IngestError(this.code, this.#what, { place, cause: this.cause });
  }
}

function formatPlace({ file, at, unit, column }: FilePlace): string {
  return [file, ...(at === undefined ? [] : [`${unit ?? 'line'} ${at}`]), ...(column ? [`column ${column}`] : [])].join(
    ', '
  );
}
