import type * as pb from '../proto/generated/pluginv2.ts';

/** Who asks, for which plugin, from which Grafana. */
export interface PluginContext {
  readonly pluginId: string;
  readonly pluginVersion: string;
  readonly orgId: number;
  /** Newer Grafanas: the tenant. */
  readonly namespace: string;
  readonly apiVersion: string;
  /** "Grafana/12.3.0 (linux; amd64)" */
  readonly userAgent: string;
  /**
   * Absent when Grafana itself asks. Alerts come as `grafana_scheduler` and public dashboards as `service`, both with the role
   * Admin: never authorise on the role alone.
   */
  readonly user?: { readonly login: string; readonly name: string; readonly email: string; readonly role: string };
  readonly datasource?: DatasourceSettings;
  readonly app?: AppSettings;
  /** Grafana's own settings: GF_APP_URL, GF_SQL_ROW_LIMIT, … */
  readonly grafanaConfig: Readonly<Record<string, string>>;
}

/** `J` and `S` are the types of the plugin's schemas; unchecked they are unknown JSON and a map of texts. */
export interface AppSettings<J = unknown, S = Readonly<Record<string, string>>> {
  readonly jsonData: J;
  readonly secureJsonData: S;
  readonly updated: Date;
  readonly apiVersion: string;
}

export interface DatasourceSettings<J = unknown, S = Readonly<Record<string, string>>> extends AppSettings<J, S> {
  readonly uid: string;
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly user: string;
  readonly database: string;
  readonly basicAuthEnabled: boolean;
  readonly basicAuthUser: string;
}

export function toPluginContext(wire: pb.PluginContext | undefined): PluginContext {
  const {
    pluginId = '',
    pluginVersion = '',
    orgId = 0,
    namespace = '',
    apiVersion = '',
    userAgent = '',
    grafanaConfig = {},
  } = wire ?? {};
  const { user, dataSourceInstanceSettings: datasource, appInstanceSettings: app } = wire ?? {};
  return {
    pluginId,
    pluginVersion,
    orgId,
    namespace,
    apiVersion,
    userAgent,
    grafanaConfig,
    ...(user && { user }),
    ...(datasource && { datasource: toDatasourceSettings(datasource) }),
    ...(app && { app: toAppSettings(app) }),
  };
}

function toDatasourceSettings(wire: pb.DataSourceInstanceSettings): DatasourceSettings {
  const { uid, id, name, url, user, database, basicAuthEnabled, basicAuthUser } = wire;
  return Object.assign(toAppSettings(wire), { uid, id, name, url, user, database, basicAuthEnabled, basicAuthUser });
}

function toAppSettings({
  jsonData,
  decryptedSecureJsonData,
  lastUpdatedMS,
  apiVersion,
}: pb.AppInstanceSettings): AppSettings {
  return {
    get jsonData(): unknown {
      return parseJson(jsonData); // most calls never look
    },
    secureJsonData: decryptedSecureJsonData,
    updated: new Date(lastUpdatedMS),
    apiVersion,
  };
}

/** Grafana sends nothing for empty settings. */
function parseJson(bytes: Uint8Array): unknown {
  return bytes.length === 0 ? {} : (JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown);
}
