import { assembleEngine } from './assemble-engine.ts';
import { deskThreads } from './desks/desk-threads.ts';
import { warehouseLocation } from './desks/warehouse-location.ts';
import type { EngineOptions, ThreadOptions } from './engine-options.ts';
import type { Engine } from './engine.ts';
import { keyIsChanging } from './keys/key-is-changing.ts';
import { announce, isRotating } from './keys/presence.ts';

const DEFAULT_READERS = 2;

/**
 * Opens the product on a data folder; all work is done in threads, so that nothing heavy runs on the event loop.
 * @throws EngineError `ENGINE_BAD_KEY_FILE`, `ENGINE_KEY_MISSING`, `ENGINE_KEY_ROTATING`; WarehouseError at the first question when the warehouse cannot be opened
 */
export async function createEngine({
  workerUrl,
  readers = DEFAULT_READERS,
  ...options
}: EngineOptions & ThreadOptions): Promise<Engine> {
  const location = warehouseLocation(options);
  const url = workerUrl ?? new URL('./worker.ts', import.meta.url);
  const { dataDir } = location;
  // Its threads let go of the warehouse when nothing is asked, and come back with the key that they know.
  const presence = location.url === undefined ? await announce(dataDir) : null;
  if (presence && (await isRotating(dataDir))) {
    presence.withdraw();
    throw keyIsChanging(dataDir);
  }
  const engine = assembleEngine(deskThreads(location, url, readers, options.logger), { ...options, dataDir });
  return {
    ...engine,
    async close() {
      await engine.close();
      presence?.withdraw();
    },
  };
}
