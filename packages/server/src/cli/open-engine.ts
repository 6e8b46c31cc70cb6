import type { Engine } from '@smartcloudops/engine';

import { plainLogger } from './plain-logger.ts';

/** The engine as one command uses it: in this thread, without a schedule. */
export async function openEngineFor(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>>,
  stderr: NodeJS.WritableStream
): Promise<Engine> {
  const { parseKey } = await import('@smartcloudops/engine');
  const { createEngineHere } = await import('@smartcloudops/engine/here');
  const { SMARTCLOUDOPS_KEY: key, SMARTCLOUDOPS_WAREHOUSE_URL: warehouseUrl } = environment;
  return createEngineHere({
    dataDir,
    logger: plainLogger(stderr),
    schedule: false,
    ...(key ? { key: parseKey(key, 'SMARTCLOUDOPS_KEY') } : {}),
    ...(warehouseUrl ? { warehouseUrl } : {}),
  });
}
