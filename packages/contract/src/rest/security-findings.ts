import { z } from 'zod';

import { FINDING_SEVERITIES } from '../query/security-findings.ts';
import { moneySchema, noticeSchema } from './money.ts';
import { origin } from './source-note.ts';

const severity = z.enum(FINDING_SEVERITIES).nullable().meta({ description: 'Null: nobody rated it.' });
const counts = z.record(z.enum(FINDING_SEVERITIES), z.number().int());
const account = z.object({ id: z.string().nullable(), name: z.string().nullable() });
const days = z.number().nullable();

export const securityFindingsResponseSchema = z.object({
  counts: counts.meta({ description: 'Open findings by severity.' }),
  unrated: z.number().int().meta({ description: 'Open findings that nobody rated.' }),
  medianAgeDays: days.meta({ description: 'Since they were first observed, of the open ones.' }),
  open: z
    .array(
      z.object({
        connection: z.string(),
        id: z.string(),
        title: z.string(),
        severity,
        score: z.number().meta({ description: '0 to 100: as told, or where its severity begins.' }),
        product: z.string(),
        type: z.string().nullable(),
        account,
        region: z.string().nullable(),
        resource: z.string().nullable().meta({ description: 'As the bill names it.' }),
        resourceType: z.string().nullable(),
        firstSeen: z.iso.datetime(),
        lastSeen: z.iso.datetime(),
        ageDays: z.number(),
        fix: z.string().nullable(),
        fixUrl: z.string().nullable(),
      })
    )
    .meta({ description: 'The worst `topN`, the oldest of several first.' }),
  timeToClose: z
    .array(
      z.object({
        severity: z.enum(FINDING_SEVERITIES).nullable().meta({ description: 'Null: of all.' }),
        closed: z.number().int(),
        meanDays: days,
        medianDays: days,
      })
    )
    .meta({ description: 'Of what was closed in the range.' }),
  days: z
    .array(z.object({ day: z.iso.datetime(), counts }))
    .meta({ description: 'Open at the end of each UTC day of the range.' }),
  exposure: z
    .array(
      z.object({
        connection: z.string(),
        account,
        resource: z.string().nullable().meta({ description: 'Null: the account as a whole.' }),
        region: z.string().nullable(),
        counts,
        findings: z.number().int(),
        worst: severity,
        title: z.string(),
        cost: moneySchema.nullable().meta({ description: 'EffectiveCost of the last 30 whole days.' }),
        exposed: moneySchema.nullable().meta({ description: '`cost` × score of the worst ÷ 100.' }),
      })
    )
    .meta({ description: 'The most exposed `topN`.' }),
  currency: z.string().nullable(),
  rules: z
    .array(
      z.object({
        rule: z.string(),
        description: z.string().nullable(),
        kept: z.number().int().meta({ description: 'Accounts × regions in which it is kept.' }),
        broken: z.number().int(),
        share: days.meta({ description: '`kept` of both, 0 to 1.' }),
        nonCompliant: z.number().int().meta({ description: 'Resources that break it.' }),
        isCapped: z.boolean().meta({ description: 'There are more of them.' }),
      })
    )
    .meta({ description: 'The least kept first.' }),
  complianceShare: days,
  ...origin,
  notices: z.array(noticeSchema),
});
export type SecurityFindingsResponse = z.output<typeof securityFindingsResponseSchema>;
