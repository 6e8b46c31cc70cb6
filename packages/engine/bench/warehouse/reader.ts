/** A process that reads while another one writes: `node reader.ts DATA_DIR`. Asks until told to stop, then says how long it waited. */
import { openWarehouse } from '../../src/desks/open-warehouse.ts';
import { warehouseLocation } from '../../src/desks/warehouse-location.ts';
import { PANELS } from './panels.ts';

const warehouse = await openWarehouse(warehouseLocation({ dataDir: process.argv[2] ?? '' }), Date.now);
const panels = PANELS.filter(({ drillDown }) => !drillDown);
const ms: number[] = [];
let stopped = false;
process.on('message', () => (stopped = true));
process.send?.('ready');
while (!stopped) {
  for (const { ask } of panels) {
    const started = performance.now();
    await warehouse.costs.aggregate(ask);
    ms.push(performance.now() - started);
    // Gives the message that ends it a chance.
    await new Promise(setImmediate);
  }
}
await warehouse.close();
process.send?.(ms, () => process.disconnect?.());
