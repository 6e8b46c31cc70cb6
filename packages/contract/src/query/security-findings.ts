import { z } from 'zod';

import { questionFields } from './question-fields.ts';

export const FINDING_SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

export const SECURITY_STATISTICS = [
  'worst',
  'open',
  'age',
  'time-to-close',
  'by-day',
  'by-account',
  'by-product',
  'exposure',
  'compliance',
  'compliance-share',
] as const;
export type SecurityStatistic = (typeof SECURITY_STATISTICS)[number];

const oneOf = z.array(z.string()).default([]);

export const securityFindingsQuerySchema = z.strictObject({
  queryType: z.literal('security-findings'),
  /** Over what trend and closing are told; what is open is as of now, or of `asOf`. */
  ...questionFields,
  /** SubAccountId of those to tell of; empty: all. */
  accounts: oneOf,
  /** RegionId of those; empty: all. */
  regions: oneOf,
  severities: z.array(z.enum(FINDING_SEVERITIES)).default([]),
  /** Names of the products that found them; empty: all. */
  products: oneOf,
  /** The N worst or most exposed. Default 100. */
  topN: z.number().int().min(1).max(1000).optional(),
  /** Which figure. Absent: a table of the worst; from an alert rule the number `open` of each severity. */
  statistic: z.enum(SECURITY_STATISTICS).optional(),
});

export type SecurityFindingsQuery = z.output<typeof securityFindingsQuerySchema>;
