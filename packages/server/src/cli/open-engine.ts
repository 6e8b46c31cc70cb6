import type { Engine } from '@smartcloudops/engine';

import { plainLogger } from './plain-logger.ts';

/** The engine as one command uses it: in this thread, without a schedule. */
export async function openEngineFor(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>>,
  stderr: NodeJS.WritableStream
): Promise<Engine> {
  const { createEngine, parseKey } = await import('@smartcloudops/engine');
  const key = environment.SMARTCLOUDOPS_KEY;
  return createEngine({
    dataDir,
    logger: plainLogger(stderr),
    threads: 'none',
    schedule: false,
    ...(key ? { key: parseKey(key, 'SMARTCLOUDOPS_KEY') } : {}),
  });
}
