import { assembleEngine } from './assemble-engine.ts';
import { deskThreads } from './desks/desk-threads.ts';
import { warehouseLocation } from './desks/warehouse-location.ts';
import type { EngineOptions, ThreadOptions } from './engine-options.ts';
import type { Engine } from './engine.ts';

const DEFAULT_READERS = 2;

/**
 * Opens the product on a data folder; all work is done in threads, so that nothing heavy runs on the event loop.
 * @throws EngineError `ENGINE_BAD_KEY_FILE`; WarehouseError at the first question when the warehouse cannot be opened
 */
export async function createEngine({
  workerUrl,
  readers = DEFAULT_READERS,
  ...options
}: EngineOptions & ThreadOptions): Promise<Engine> {
  const location = warehouseLocation(options);
  const url = workerUrl ?? new URL('./worker.ts', import.meta.url);
  return assembleEngine(deskThreads(location, url, readers, options.logger), { ...options, dataDir: location.dataDir });
}
