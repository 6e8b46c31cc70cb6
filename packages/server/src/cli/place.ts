import type { EngineOptions } from '@smartcloudops/engine';
import { parseKey } from '@smartcloudops/engine';

import { ServerError } from '../errors.ts';
import type { CommandContext } from './command.ts';

/** Where the warehouse lies and what opens it. @throws EngineError `ENGINE_BAD_KEY_FILE` */
export function placeOf({
  dataDir,
  environment,
}: Pick<CommandContext, 'dataDir' | 'environment'>): Pick<EngineOptions, 'dataDir' | 'key' | 'warehouseUrl'> {
  const { SMARTCLOUDOPS_KEY: key, SMARTCLOUDOPS_WAREHOUSE_URL: warehouseUrl } = environment;
  return {
    dataDir,
    ...(key ? { key: parseKey(key, 'SMARTCLOUDOPS_KEY') } : {}),
    ...(warehouseUrl ? { warehouseUrl } : {}),
  };
}

/** The place of files that can be copied. @throws ServerError when the warehouse is a database, which has tools of its own */
export function filesPlaceOf(
  context: Pick<CommandContext, 'dataDir' | 'environment'>
): Pick<EngineOptions, 'dataDir' | 'key'> {
  const { warehouseUrl, ...place } = placeOf(context);
  if (warehouseUrl !== undefined) {
    throw new ServerError(
      'SERVER_BAD_USAGE',
      'The warehouse is in PostgreSQL (SMARTCLOUDOPS_WAREHOUSE_URL is set). Copy it with pg_dump --schema=smartcloudops and put it back with pg_restore.'
    );
  }
  return place;
}
