import { z } from 'zod';

import { OFFERS } from '../collecting/sources/offers.ts';
import type { ConnectionSettings } from '../engine.ts';
import { refusal } from '../parse-query.ts';
import { customMetricSchema } from './custom-metrics.ts';
import { prometheusSettingsSchema } from './prometheus-settings.ts';
import { pushdownSettingsSchema } from '../pushdown/pushdown-settings.ts';

/** Sources that may be switched on and off. */
const NAMES = OFFERS.map(({ facts }) => facts.name);

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region such as "eu-west-1".');

/** What is accepted as the settings of a connection; what is kept sealed. */
const connectionSettingsSchema = z
  .object({
    id: z
      .string()
      .regex(/^[A-Za-z0-9._@-]{1,100}$/, 'An id has 1 to 100 letters, digits, dots, dashes, underscores or at signs.'),
    name: z.string().min(1),
    kind: z.enum(['demo', 'aws', 'files']),
    aws: z
      .object({
        authType: z.enum(['default', 'keys', 'credentials', 'ec2_iam_role']),
        profile: z.string().optional(),
        assumeRoleArn: z.string().optional(),
        externalId: z.string().optional(),
        endpoint: z.string().optional(),
        defaultRegion: z.string().optional(),
        accessKey: z.string().optional(),
        secretKey: z.string().optional(),
        sessionToken: z.string().optional(),
        policy: z
          .object({
            allowedAuthProviders: z.array(z.string()),
            assumeRoleEnabled: z.boolean(),
            externalId: z.string().optional(),
            sessionSeconds: z.number(),
          })
          .optional(),
      })
      .optional(),
    monthlyApiBudget: z
      .string()
      .regex(/^\d{1,9}(\.\d{1,2})?$/, 'US dollars as decimal text, such as "5.00".')
      .optional(),
    tagKeys: z.array(z.string().min(1)).max(50).optional(),
    historyDays: z.number().int().min(1).max(1200).optional(),
    export: z
      .strictObject({
        bucket: z
          .string()
          .trim()
          .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'The name of a bucket alone, without s3:// and without a path.'),
        prefix: z
          .string()
          .max(1000)
          .transform((path) => path.trim().replaceAll(/^\/+|\/+$/g, ''))
          .optional(),
        region: region.optional(),
        name: z
          .string()
          .trim()
          .regex(/^[0-9A-Za-z!_.*'()-]{1,128}$/, "The name of an export: letters, digits and !-_.*'()")
          .optional(),
      })
      .optional(),
    pushdown: pushdownSettingsSchema.optional(),
    metrics: z
      .strictObject({
        enabled: z.boolean().optional(),
        regions: z.array(region).min(1).max(40).optional(),
        historyDays: z.number().int().min(1).max(455).optional(),
        custom: z.array(customMetricSchema).max(50).optional(),
      })
      .optional(),
    security: z.strictObject({ regions: z.array(region).min(1).max(40).optional() }).optional(),
    prometheus: prometheusSettingsSchema.optional(),
    sources: z
      .record(z.string(), z.boolean())
      .refine((chosen) => Object.keys(chosen).every((name) => NAMES.includes(name)), `Sources are ${NAMES.join(', ')}.`)
      .optional(),
  })
  .refine(({ kind, pushdown }) => !pushdown || kind === 'aws', {
    path: ['pushdown'],
    error: 'Only a connection to AWS can have a table.',
  })
  .refine((settings) => !settings.pushdown || !settings.export, {
    path: ['pushdown'],
    error: 'The charges come from a table or from an export: take out one of "pushdown" and "export".',
  });

/** @throws EngineError `ENGINE_BAD_CONNECTION` that names the setting */
export function checkConnection(settings: ConnectionSettings): ConnectionSettings {
  const result = connectionSettingsSchema.safeParse(settings);
  if (!result.success) throw refusal('ENGINE_BAD_CONNECTION', 'connection', result.error);
  return result.data;
}
