import * as pb from '../proto/generated/pluginv2.ts';

/** Who asks and for what; secrets are given in the clear, as Grafana hands them to plugins. */
export interface HostContext {
  readonly pluginId: string;
  readonly pluginVersion?: string;
  readonly orgId?: number;
  readonly namespace?: string;
  readonly userAgent?: string;
  readonly user?: { readonly login: string; readonly name?: string; readonly email?: string; readonly role?: string };
  readonly datasource?: HostSettings & {
    readonly uid: string;
    readonly id?: number;
    readonly name?: string;
    readonly url?: string;
    readonly user?: string;
    readonly database?: string;
    readonly basicAuthEnabled?: boolean;
    readonly basicAuthUser?: string;
  };
  readonly app?: HostSettings;
  readonly grafanaConfig?: Readonly<Record<string, string>>;
}

export interface HostSettings {
  readonly jsonData?: unknown;
  readonly secureJsonData?: Readonly<Record<string, string>>;
  readonly updated?: Date;
}

export interface HostQuery {
  readonly refId: string;
  readonly queryType?: string;
  readonly timeRange: { readonly from: Date; readonly to: Date };
  readonly intervalMs?: number;
  readonly maxDataPoints?: number;
  /** The query model; refId and queryType are added. */
  readonly model?: Readonly<Record<string, unknown>>;
}

export function toWireContext({ datasource, app, user, ...rest }: HostContext): pb.PluginContext {
  return pb.PluginContext.create({
    orgId: 1,
    userAgent: 'Grafana/12.3.0 (linux; amd64)',
    ...rest,
    ...(user && { user: { role: 'Viewer', ...user } }),
    ...(datasource && { dataSourceInstanceSettings: { id: 1, ...datasource, ...toWireSettings(datasource) } }),
    ...(app && { appInstanceSettings: toWireSettings(app) }),
  });
}

function toWireSettings({ jsonData, secureJsonData, updated }: HostSettings) {
  return {
    jsonData: Buffer.from(JSON.stringify(jsonData ?? {})),
    decryptedSecureJsonData: { ...secureJsonData },
    lastUpdatedMS: updated?.getTime() ?? 0,
  };
}

export function toWireQuery({
  refId,
  queryType = '',
  timeRange,
  intervalMs = 1000,
  maxDataPoints = 1000,
  model,
}: HostQuery): pb.DataQuery {
  const json = { refId, ...(queryType && { queryType }), intervalMs, maxDataPoints, ...model };
  return {
    refId,
    queryType,
    maxDataPoints,
    intervalMS: intervalMs,
    timeRange: { fromEpochMS: timeRange.from.getTime(), toEpochMS: timeRange.to.getTime() },
    json: Buffer.from(JSON.stringify(json)),
  };
}
