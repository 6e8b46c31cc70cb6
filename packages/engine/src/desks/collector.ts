import { randomUUID } from 'node:crypto';

import { collectCosts } from '../collecting/collect-costs.ts';
import { collectMeasurements } from '../collecting/collect-measurements.ts';
import type { Collector } from '../collecting/collector.ts';
import { importAll } from '../collecting/import-all.ts';
import { probeAccess } from '../collecting/probe-access.ts';
import { collectSource } from '../collecting/sources/collect-source.ts';
import type { Logger } from '../logger.ts';
import { keepStanding, replayOnce } from '../scoreboard/keep-score.ts';
import type { Desk } from '../threads/serve-desk.ts';
import { openWarehouse } from './open-warehouse.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

export async function openCollector(
  location: WarehouseLocation,
  clock: () => number,
  logger: Logger
): Promise<Desk<Collector>> {
  const warehouse = await openWarehouse(location, clock);
  const context = { warehouse, clock, logger };
  const owner = randomUUID();
  return {
    methods: {
      collect: (settings, call) => collectCosts(context, settings, call),
      measure: (settings, call) => collectMeasurements(context, settings, call),
      collectSource: (input, call) => collectSource(context, input, call),
      probe: (settings, call) => probeAccess(context, settings, call),
      keepScore: ({ connection }) => keepStanding(context, connection),
      replay: ({ connection }, call) => replayOnce(context, { connection, owner }, call?.signal),
      importFiles: (input, call) => importAll(context, input, call),
    },
    close: () => warehouse.close(),
  };
}
