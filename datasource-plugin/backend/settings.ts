import { awsConnection } from '@smartcloudops/engine';
import type { ConnectionSettings } from '@smartcloudops/engine';
import type { DatasourceSettings } from '@smartcloudops/grafana-sdk';
import { z } from 'zod';

const text = z.string().trim();
/** The editor stores numbers as numbers or, while a person types, as text. */
const count = z.union([z.number(), text.regex(/^\d+$/).transform(Number)]);
/** Forms store a cleared field as empty text or null. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** jsonData of the data source. The AWS part keeps the names of Grafana's AWS data sources and is read by the engine. */
export const jsonDataSchema = z.looseObject({
  kind: optional(z.enum(['demo', 'aws', 'files'], { error: 'choose "demo", "aws" or "files"' })),
  monthlyApiBudget: optional(z.union([z.number().transform((dollars) => dollars.toFixed(2)), text])),
  tagKeys: optional(z.array(text)),
  historyDays: optional(count),
  /** Where AWS Data Exports deliver the bill. */
  export: optional(
    z.object({
      bucket: z.preprocess((value) => value ?? '', text),
      prefix: optional(text),
      name: optional(text),
      region: optional(text),
    })
  ),
  /** The table by which Athena reads the bill where it is; one without a table is a form that nobody filled in. */
  pushdown: optional(
    z
      .object({
        database: optional(text),
        table: optional(text),
        dialect: optional(z.enum(['focus', 'cur2'], { error: 'choose "focus" or "cur2"' })),
        workGroup: optional(text),
        catalog: optional(text),
        region: optional(text),
        outputLocation: optional(text),
        maxBytesPerQuery: optional(count),
        pricePerTerabyte: optional(text),
      })
      .transform(({ database, table, ...rest }) =>
        database || table
          ? { engine: 'athena' as const, database: database ?? '', table: table ?? '', ...defined(rest) }
          : undefined
      )
  ),
  /** What is measured beside the bill; on unless `enabled` is false. */
  metrics: optional(
    z.object({
      enabled: optional(z.boolean()),
      regions: optional(z.array(text)),
      historyDays: optional(count),
      /** Metrics of applications; one without a namespace is a row that nobody filled in. */
      custom: optional(
        z
          .array(
            z.object({
              namespace: optional(text),
              metricName: optional(text),
              dimensions: optional(z.record(text, text)),
              statistics: optional(z.array(text)),
              unit: optional(text),
              region: optional(text),
            })
          )
          .transform((rows) => rows.flatMap(({ namespace, ...row }) => (namespace ? [{ namespace, ...row }] : [])))
      ),
    })
  ),
  /** Where security is looked at; where nothing is said, where metrics are. */
  security: optional(z.object({ regions: optional(z.array(text)) })),
  /** A Prometheus that is measured as well; its token and password are `prometheusToken` and `prometheusPassword` of secureJsonData. */
  prometheus: optional(
    z.looseObject({
      url: optional(text),
      username: optional(text),
      tenant: optional(text),
      namespace: optional(text),
      stepSeconds: optional(count),
    })
  ),
  /** Sources that are switched on or off, by their names in docs/sources. */
  sources: optional(z.record(text, z.boolean())),
});
export const secureJsonDataSchema = z.record(z.string(), z.string());

export type Settings = DatasourceSettings<z.output<typeof jsonDataSchema>, z.output<typeof secureJsonDataSchema>>;

/**
 * The id of a data source's connection. Uids are unique within an organisation only. The demo's money is not real, so it has a
 * connection of its own: a data source that becomes an AWS account must not show it.
 */
export function connectionId(orgId: number, uid: string, kind: ConnectionSettings['kind']): string {
  return `${uid}${orgId <= 1 ? '' : `@org${orgId}`}${kind === 'demo' ? '.demo' : ''}`;
}

/** @throws AwsError that names the setting */
export function connectionOf(
  { uid, name, jsonData, secureJsonData, database }: Settings,
  orgId: number,
  grafanaConfig: Readonly<Record<string, string>>
): ConnectionSettings {
  const { kind = 'aws', monthlyApiBudget, tagKeys, historyDays, metrics, sources, export: place, pushdown } = jsonData;
  return {
    id: connectionId(orgId, uid, kind),
    name: name || uid,
    kind,
    ...(kind === 'aws' ? { aws: awsConnection(jsonData, secureJsonData, { database, config: grafanaConfig }) } : {}),
    ...(monthlyApiBudget === undefined ? {} : { monthlyApiBudget }),
    ...(tagKeys === undefined ? {} : { tagKeys: tagKeys.filter((key) => key !== '') }),
    ...(historyDays === undefined ? {} : { historyDays }),
    ...(place === undefined || kind !== 'aws' ? {} : { export: place }),
    ...(pushdown === undefined || kind !== 'aws' ? {} : { pushdown }),
    ...(metrics === undefined ? {} : { metrics }),
    ...(jsonData.security?.regions === undefined ? {} : { security: { regions: jsonData.security.regions } }),
    ...prometheusOf(jsonData.prometheus, secureJsonData),
    ...(sources === undefined ? {} : { sources }),
  };
}

/** Cleared fields are none; the rest is checked where all settings are. */
function prometheusOf(
  { url, ...more }: NonNullable<Settings['jsonData']['prometheus']> = {},
  { prometheusToken: bearerToken, prometheusPassword: password }: Settings['secureJsonData']
): Pick<ConnectionSettings, 'prometheus'> {
  if (url === undefined) return {};
  const secrets = { ...(bearerToken ? { bearerToken } : {}), ...(password ? { password } : {}) };
  const given = Object.entries(more).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return { prometheus: { ...Object.fromEntries(given), ...secrets, url } };
}
