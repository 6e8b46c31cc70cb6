import type { SourceFacts } from '../source-facts.ts';

/** Whoever reads the policy puts the bucket of the export here; {@link dataExportFacts} does it where it is known. */
const UNKNOWN_BUCKET = 'BUCKET-OF-THE-EXPORT';

/** Where an export lies. */
export interface DataExportPlace {
  readonly bucket: string;
  /** S3 path prefix that the export was given, without slashes at its ends; `''` for none. */
  readonly prefix: string;
  /** Absent: the one export there is below the prefix. */
  readonly name?: string;
}

/** What Data Exports, read from their bucket, are and cost as a source of charges. */
export const DATA_EXPORT_FACTS: SourceFacts = {
  name: 'data-export',
  title: 'AWS Data Exports',
  area: 'cost',
  delivers: 'charges',
  permissions: [
    {
      action: 's3:ListBucket',
      resources: [`arn:aws:s3:::${UNKNOWN_BUCKET}`],
      why: 'seeing what the export has delivered',
    },
    {
      action: 's3:GetObject',
      resources: [`arn:aws:s3:::${UNKNOWN_BUCKET}/*`],
      why: 'reading the manifests and files of the export',
    },
  ],
  calls: [
    { operation: 'ListObjectsV2', price: '0.000005', freePerMonth: null },
    { operation: 'GetObject', price: '0.0000004', freePerMonth: null },
  ],
  pettyCash: '0.01',
  freshness: { updatedEveryHours: 24, askedEveryHours: 8, delayHours: 24 },
  accuracy: 'The bill itself, to the last digit; charges without an invoice number may still change.',
  reference: 'AWS Data Exports user guide "Understanding export delivery"; Amazon S3 pricing (Standard, US East)',
};

/** The same with the permissions limited to the place of one export. */
export function dataExportFacts({ bucket, prefix }: DataExportPlace): SourceFacts {
  const within = prefix === '' ? '' : `${prefix}/`;
  return {
    ...DATA_EXPORT_FACTS,
    permissions: DATA_EXPORT_FACTS.permissions.map((one) => ({
      ...one,
      resources: [`arn:aws:s3:::${bucket}${one.action === 's3:ListBucket' ? '' : `/${within}*`}`],
    })),
  };
}
