import { z } from 'zod';

/** A table that the charges of a connection are read from where it is, instead of being collected. */
export interface PushdownSettings {
  /** The only one there is yet. */
  readonly engine: 'athena';
  readonly database: string;
  readonly table: string;
  /** What the table holds: FOCUS 1.x (default) or Cost and Usage Report 2.0. */
  readonly dialect?: 'focus' | 'cur2';
  /** Default `primary`. */
  readonly workGroup?: string;
  /** Default `AwsDataCatalog`. */
  readonly catalog?: string;
  /** Default: the connection's default region. */
  readonly region?: string;
  /** `s3://bucket/folder/` for the answers, where the workgroup has none of its own. */
  readonly outputLocation?: string;
  /** Bytes at which a single query is stopped, which is also what is kept of the budget while it runs. Default 10 GB. */
  readonly maxBytesPerQuery?: number;
  /** US dollars per terabyte scanned, decimal text, where the region's price differs from the usual one. */
  readonly pricePerTerabyte?: string;
}

const word = z.string().min(1).max(255);

export const pushdownSettingsSchema = z.strictObject({
  engine: z.literal('athena'),
  database: word,
  table: word,
  dialect: z.enum(['focus', 'cur2']).optional(),
  workGroup: word.optional(),
  catalog: word.optional(),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region such as "eu-west-1".')
    .optional(),
  outputLocation: z.string().startsWith('s3://', 'A place such as "s3://bucket/folder/".').optional(),
  maxBytesPerQuery: z.number().int().min(10_000_000, 'Athena bills at least 10 MB a query.').optional(),
  pricePerTerabyte: z
    .string()
    .regex(/^\d{1,4}(\.\d{1,6})?$/, 'US dollars as decimal text, such as "5.00".')
    .optional(),
});
