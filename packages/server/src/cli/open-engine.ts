import type { Engine } from '@smartcloudops/engine';

import { plainLogger } from './plain-logger.ts';

/** The engine as one command uses it: in this thread, without a schedule. */
export async function openEngineFor(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>>,
  stderr: NodeJS.WritableStream
): Promise<Engine> {
  const { createEngineHere } = await import('@smartcloudops/engine/here');
  const { placeOf } = await import('./place.ts');
  return createEngineHere({
    ...(await placeOf({ dataDir, environment })),
    logger: plainLogger(stderr),
    schedule: false,
  });
}
