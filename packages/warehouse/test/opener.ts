/** A thread beside the tests: opens and closes the warehouse at each path it is told, and says how that went. */
import { parentPort } from 'node:worker_threads';

import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

parentPort?.on('message', async (path: string) => {
  try {
    await openSqliteWarehouse({ path, key: Buffer.alloc(48, 5) }).close();
    parentPort?.postMessage('ok');
  } catch (error) {
    parentPort?.postMessage(String(error));
  }
});
