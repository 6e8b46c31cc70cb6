import type { EngineOptions } from '@smartcloudops/engine';
import { installationKey, keyOfBackup } from '@smartcloudops/engine/keys';
import type { KeySettings } from '@smartcloudops/engine/keys';

import { ServerError } from '../errors.ts';
import type { CommandContext } from './command.ts';

type Context = Pick<CommandContext, 'dataDir' | 'environment'>;
type Place = Pick<EngineOptions, 'dataDir' | 'key' | 'warehouseUrl'>;

/** Where the environment says that the key comes from. */
export function keySettingsOf({ environment }: Pick<Context, 'environment'>): KeySettings {
  return {
    key: environment.SMARTCLOUDOPS_KEY,
    keyFile: environment.SMARTCLOUDOPS_KEY_FILE,
    kmsKeyId: environment.SMARTCLOUDOPS_KMS_KEY_ID,
  };
}

/** Where the warehouse lies and what opens it. @throws EngineError `ENGINE_BAD_KEY_FILE`, `ENGINE_KEY_MISSING`, …; AwsError of KMS */
export async function placeOf(context: Context): Promise<Place> {
  const { dataDir } = context;
  const warehouseUrl = context.environment.SMARTCLOUDOPS_WAREHOUSE_URL || undefined;
  const key = await installationKey({ dataDir, warehouseUrl }, keySettingsOf(context));
  return { dataDir, key, ...(warehouseUrl ? { warehouseUrl } : {}) };
}

/** The place of files that can be copied. @throws ServerError when the warehouse is a database, which has tools of its own */
export async function filesPlaceOf(context: Context): Promise<Place> {
  refuseDatabase(context);
  return placeOf(context);
}

/** The place that a backup is put back to, and what opens the backup. */
export async function restorePlaceOf(context: Context, folder: string): Promise<Place> {
  refuseDatabase(context);
  const { dataDir } = context;
  return { dataDir, key: await keyOfBackup(dataDir, keySettingsOf(context), folder) };
}

/** @throws ServerError `SERVER_BAD_USAGE` */
function refuseDatabase({ environment }: Pick<Context, 'environment'>): void {
  if (!environment.SMARTCLOUDOPS_WAREHOUSE_URL) return;
  throw new ServerError(
    'SERVER_BAD_USAGE',
    'The warehouse is in PostgreSQL (SMARTCLOUDOPS_WAREHOUSE_URL is set). Copy it with pg_dump --schema=smartcloudops and put it back with pg_restore.'
  );
}
