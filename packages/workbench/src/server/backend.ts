import { launchPlugin, type HostContext, type LaunchedPlugin } from '@smartcloudops/grafana-sdk/host';

import { executableOf, type BuiltPlugin } from './built-plugins.ts';
import type { ProvisionedDatasource } from './provisioned.ts';

/** The running backend of the data source plugin and what Grafana would tell it with each call. */
export interface Backend {
  readonly process: LaunchedPlugin;
  readonly context: (uid: string) => HostContext | null;
}

/** Launches the built executable as Grafana does: same variables, same handshake, same protocol. */
export async function launchBackend(options: {
  readonly plugin: BuiltPlugin;
  readonly datasources: readonly ProvisionedDatasource[];
  readonly dataDir: string;
  readonly onLog: (line: { level: string; message: string; fields: Readonly<Record<string, unknown>> }) => void;
}): Promise<Backend> {
  const started = new Date();
  const contexts = new Map<string, HostContext>(
    options.datasources
      .filter(({ type }) => type === options.plugin.id)
      .map((datasource, index) => [
        datasource.uid,
        {
          pluginId: options.plugin.id,
          user: { login: 'workbench', name: 'Workbench', role: 'Admin' },
          datasource: {
            uid: datasource.uid,
            id: index + 1,
            name: datasource.name,
            url: datasource.url,
            jsonData: datasource.jsonData,
            secureJsonData: datasource.secureJsonData,
            updated: started,
          },
        },
      ])
  );
  const process = await launchPlugin({
    command: executableOf(options.plugin),
    // What Grafana makes of `data_dir` in the plugin's section of grafana.ini.
    env: { GF_PLUGIN_DATA_DIR: options.dataDir },
    onLog: options.onLog,
  });
  return { process, context: (uid) => contexts.get(uid) ?? null };
}
