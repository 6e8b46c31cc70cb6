/** A thread beside the tests: opens and closes the warehouse at each path it is told, and says how that went. */
import { parentPort } from 'node:worker_threads';

import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

async function openAndClose(path: string): Promise<string> {
  try {
    await openSqliteWarehouse({ path, key: Buffer.alloc(48, 5) }).close();
    return 'ok';
  } catch (error) {
    return String(error);
  }
}

parentPort?.on('message', (path: string) => void openAndClose(path).then((said) => parentPort?.postMessage(said)));
