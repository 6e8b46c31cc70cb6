import { z } from 'zod';

import { ACCESS_ROLES, accessPolicySchema } from '../access-policy.ts';

const moment = z.iso.datetime();

export const accessScopesResponseSchema = z.object({
  version: z.number().int().meta({ description: 'Grows with every change; 0 before the first.' }),
  policy: accessPolicySchema,
});
export type AccessScopesResponse = z.output<typeof accessScopesResponseSchema>;

export const accessScopesRequestSchema = z.strictObject({
  version: z
    .number()
    .int()
    .optional()
    .meta({ description: 'Of what was changed, so that no change of others is lost.' }),
  policy: accessPolicySchema,
});

export const accessSeenSchema = z.object({
  caller: z.object({
    name: z.string(),
    role: z.enum(ACCESS_ROLES),
    teams: z.array(z.string()),
    kind: z.enum(['person', 'alerts', 'public-dashboards']),
  }),
  sees: z.enum(['everything', 'rows', 'nothing']),
  why: z.string(),
  scopes: z.array(z.string()).meta({ description: 'Names of the scopes that fit; what they allow adds up.' }),
  rows: z
    .array(
      z.object({
        connections: z.array(z.string()).nullable(),
        rows: z
          .object({
            accounts: z.array(z.string()),
            organizationalUnits: z.array(z.string()),
            tags: z.record(z.string(), z.array(z.string())),
          })
          .nullable()
          .meta({ description: 'Null: everything in the connections.' }),
      })
    )
    .nullable()
    .meta({ description: 'Null: everything.' }),
});
export type AccessSeen = z.output<typeof accessSeenSchema>;

export const accessPreviewSchema = accessSeenSchema.extend({
  accounts: z
    .array(z.object({ SubAccountId: z.string().nullable(), name: z.string().nullable() }))
    .meta({ description: 'Accounts with visible charges in the last 30 days, most expensive first; at most 100.' }),
});
export type AccessPreview = z.output<typeof accessPreviewSchema>;

export const auditResponseSchema = z.object({
  entries: z.array(
    z.object({
      at: moment,
      by: z.string(),
      action: z.string().meta({ example: 'access.scopes.put' }),
      message: z.string(),
      details: z.unknown(),
    })
  ),
});
export type AuditResponse = z.output<typeof auditResponseSchema>;
