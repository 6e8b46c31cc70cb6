import { createEngine } from '@smartcloudops/engine';
import type { Engine } from '@smartcloudops/engine';
import { dataDirectory } from '@smartcloudops/engine/data-dir';
import { installationKey } from '@smartcloudops/engine/keys';
import { createLogger, serveDatasource } from '@smartcloudops/grafana-sdk';

import { keySettings } from './key-settings.ts';
import { datasourcePlugin } from './plugin.ts';
import { workerUrl } from './worker-url.ts';

/** What Grafana launches: the Grafana host of the engine. */
async function main(): Promise<void> {
  const logger = createLogger();
  const { env } = process;
  // Keys of the section [plugin.smartcloudops-analytics-datasource] arrive as GF_PLUGIN_…
  const dataDir = env.GF_PLUGIN_DATA_DIR ?? dataDirectory(env, process.platform);
  const warehouseUrl = env.GF_PLUGIN_WAREHOUSE_URL ?? env.SMARTCLOUDOPS_WAREHOUSE_URL;

  let opening: Promise<Engine> | null = null;
  const open = async (): Promise<Engine> => {
    const { settings, names } = keySettings(env);
    const key = await installationKey({ dataDir, warehouseUrl }, settings, names);
    return createEngine({ dataDir, logger, workerUrl: workerUrl(), key, ...(warehouseUrl ? { warehouseUrl } : {}) });
  };
  const engine = () =>
    (opening ??= open().catch((error: unknown) => {
      // The next request tries again: what was missing (KMS, a file) may be there then.
      opening = null;
      throw error;
    }));
  await serveDatasource(datasourcePlugin(engine), { env, logger, onShutdown: async () => (await opening)?.close() });
  // Collecting starts with the process, before anyone asks.
  engine().then(
    () => logger.info({ dataDir, node: process.version }, 'The engine is open'),
    (error: unknown) => logger.error({ error, dataDir }, `The engine cannot be opened: ${String(error)}`)
  );
}

void main();
