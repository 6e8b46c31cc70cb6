import { z } from 'zod';

const label = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'A label, such as "job".');
const column = z.string().trim().min(1).max(100);
const secret = z.string().min(1).max(20_000);

const querySchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,99}$/, 'A name of letters, digits, dots, dashes and underscores.'),
  query: z.string().trim().min(1).max(10_000),
  unit: z.string().trim().min(1).max(50).optional(),
  aggregation: z
    .union([
      z.enum(['average', 'sum', 'maximum', 'minimum']),
      z.custom<`p${number}`>((value) => typeof value === 'string' && /^p(100|\d{1,2}(\.\d{1,2})?)$/.test(value)),
    ])
    .optional(),
});

/** What is accepted as the settings of a Prometheus. */
export const prometheusSettingsSchema = z
  .strictObject({
    url: z.url({ protocol: /^https?$/, error: 'An address such as "https://prometheus.example:9090".' }),
    bearerToken: secret.optional(),
    username: z.string().min(1).max(200).optional(),
    password: secret.optional(),
    tenant: z
      .string()
      .regex(/^[\x21-\x7e]{1,150}$/, 'A tenant is ASCII text without spaces.')
      .optional(),
    tls: z
      .strictObject({
        ca: z.string().includes('BEGIN CERTIFICATE', { error: 'Certificates in PEM.' }).optional(),
        serverName: z.string().min(1).optional(),
        skipVerify: z.boolean().optional(),
      })
      .optional(),
    namespace: z.string().trim().min(1).max(255).optional(),
    stepSeconds: z.union([z.literal(60), z.literal(300), z.literal(900), z.literal(3600)]).optional(),
    queries: z
      .array(querySchema)
      .min(1)
      .max(50)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'Each query has a name of its own.')
      .optional(),
    by: z.array(label).min(1).max(10).optional(),
    labels: z.record(column, label).optional(),
  })
  .refine(({ bearerToken, username }) => !(bearerToken && username), {
    path: ['bearerToken'],
    error: 'Sign in with a token or with a user name, not with both.',
  });
