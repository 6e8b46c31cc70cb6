import { DAY_MS, firstDayOf, formatHour } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import type { ExportDefinition } from './export-definition.ts';
import { TABLES } from './export-files.ts';

/** What a manifest tells of one delivery. */
export interface Delivery {
  readonly definition: ExportDefinition;
  readonly world: World;
  readonly month: number;
  readonly executionId: string;
  /** Keys of the data files. */
  readonly files: readonly string[];
}

/**
 * The manifest of a delivery. AWS documents what it holds (all columns, the files with their paths, the time period), not the
 * members: `dataFiles` and `columns` are named as its readers know them, the others as the Data Exports API names them.
 * @see https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html
 */
export function manifestOf({ definition, world, month, executionId, files }: Delivery): Buffer {
  const { bucket, name, format } = definition;
  const manifest = {
    executionId,
    exportArn: `arn:aws:bcm-data-exports:us-east-1:${world.accounts[0]?.id ?? ''}:export/${name}`,
    exportName: name,
    compression: 'GZIP',
    contentType: 'text/csv',
    billingPeriod: {
      start: formatHour(firstDayOf(month) * DAY_MS),
      end: formatHour(firstDayOf(month + 1) * DAY_MS),
    },
    columns: TABLES[format].columns.map(({ name: column, type }) => ({ name: column, type })),
    dataFiles: files.map((key) => `s3://${bucket}/${key}`),
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}
