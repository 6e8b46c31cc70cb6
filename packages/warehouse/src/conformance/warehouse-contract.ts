import { journalContract } from './journal-contract.ts';
import { costContract } from './cost-contract.ts';
import { forecastContract } from './forecast-contract.ts';
import { itemContract } from './item-contract.ts';
import { itemHistoryContract } from './item-history-contract.ts';
import { loadContract } from './load-contract.ts';
import { metricContract } from './metric-contract.ts';
import { partsContract } from './parts-contract.ts';
import { rivalsContract } from './rivals-contract.ts';
import { stateContract } from './state-contract.ts';
import { upkeepContract } from './upkeep-contract.ts';
import { usageContract } from './usage-contract.ts';
import type { Warehouse } from '../warehouse.ts';

/** Gives an empty warehouse; the contract closes it. */
export type MakeWarehouse = () => Warehouse | Promise<Warehouse>;

/** The promises of the port as tests. Call it at the top level of a test file; every adapter passes all of it. */
export function warehouseContract(name: string, makeWarehouse: MakeWarehouse): void {
  const using =
    (body: (warehouse: Warehouse) => void | Promise<void>): (() => Promise<void>) =>
    async () => {
      const warehouse = await makeWarehouse();
      try {
        await body(warehouse);
      } finally {
        await warehouse.close();
      }
    };
  describe(name, () => {
    loadContract(using);
    costContract(using);
    partsContract(using);
    rivalsContract(using);
    metricContract(using);
    itemContract(using);
    itemHistoryContract(using);
    journalContract(using);
    stateContract(using);
    forecastContract(using);
    upkeepContract(using);
    usageContract(using);
  });
}

/** Wraps a test's body so that it gets an empty warehouse. */
export type Using = (body: (warehouse: Warehouse) => void | Promise<void>) => () => Promise<void>;
