import type { EngineOptions } from '@smartcloudops/engine';
import { parseKey } from '@smartcloudops/engine';

import type { CommandContext } from './command.ts';

/** Where the warehouse lies and what opens it. @throws EngineError `ENGINE_BAD_KEY_FILE` */
export function placeOf({
  dataDir,
  environment,
}: Pick<CommandContext, 'dataDir' | 'environment'>): Pick<EngineOptions, 'dataDir' | 'key'> {
  const key = environment.SMARTCLOUDOPS_KEY;
  return { dataDir, ...(key ? { key: parseKey(key, 'SMARTCLOUDOPS_KEY') } : {}) };
}
