import { z } from 'zod';

const text = z.string().trim().min(1).max(256);
const texts = z.array(text).min(1).max(10_000);

export const ACCESS_ROLES = ['viewer', 'editor', 'admin'] as const;

const who = z
  .strictObject({
    users: texts
      .optional()
      .meta({ description: 'Logins, whatever the case; names of tokens on the stand-alone server.' }),
    roles: z.array(z.enum(ACCESS_ROLES)).min(1).optional(),
    teams: texts.optional().meta({ description: 'Teams of this document, or of a token.' }),
  })
  .meta({ description: 'Whom the scope is for: one of the three that fits is enough.' });

const allows = z
  .strictObject({
    everything: z.literal(true).optional().meta({ description: 'Of the connections, or of all there are.' }),
    connections: texts.optional().meta({ description: 'Only there. Alone: everything there.' }),
    accounts: texts.optional().meta({ description: 'SubAccountId', example: ['111122223333'] }),
    organizationalUnits: z
      .array(text.regex(/^\//, { error: 'Write the path from the root, such as "/Commerce".' }))
      .min(1)
      .optional()
      .meta({ description: 'Accounts that are in these units now, or below them.', example: ['/Commerce'] }),
    tags: z
      .record(text, texts)
      .optional()
      .meta({ description: 'Charges that carry one of the values.', example: { team: ['shop'] } }),
  })
  .meta({ description: 'Charges of one of the accounts, units or tags: one that fits is enough.' });

export const accessScopeSchema = z.strictObject({ name: text.max(100), who, allows });
export type AccessScope = z.output<typeof accessScopeSchema>;

const service = text
  .default('nothing')
  .meta({ description: '"nothing", "everything", or the name of a scope.', example: 'nothing' });

/** Who may see which rows. Without scopes everybody sees what the data source or token lets through. */
export const accessPolicySchema = z.strictObject({
  scopes: z.array(accessScopeSchema).max(1000).default([]),
  teams: z.record(text, z.array(text).max(10_000)).default({}).meta({ description: 'Logins by team.' }),
  adminsSeeEverything: z.boolean().default(true),
  alerts: service,
  publicDashboards: service,
});
export type AccessPolicy = z.output<typeof accessPolicySchema>;
export type AccessPolicyInput = z.input<typeof accessPolicySchema>;
