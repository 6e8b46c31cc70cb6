import { assembleEngine } from './assemble-engine.ts';
import { desksHere } from './desks/desks-here.ts';
import { warehouseLocation } from './desks/warehouse-location.ts';
import type { EngineOptions } from './engine-options.ts';
import type { Engine } from './engine.ts';

/** Opens the product with all its work in this thread: right for a command that does one thing and ends, and for tests. */
export async function createEngineHere(options: EngineOptions): Promise<Engine> {
  const { logger, clock = Date.now } = options;
  const location = warehouseLocation(options);
  return assembleEngine(desksHere(location, clock, logger), { ...options, dataDir: location.dataDir });
}
