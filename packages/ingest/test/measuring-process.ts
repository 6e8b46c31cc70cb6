/** A process that measures a twin and can be killed: `node measuring-process.ts WAREHOUSE URL ACCOUNT NOW`. */
import { cloudWatchClient, cloudWatchSource } from '@smartcloudops/aws';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { collectMetrics } from '../src/index.ts';

const [path = '', endpoint = '', account = '', now = '0'] = process.argv.slice(2);
const warehouse = openSqliteWarehouse({ path });
const settings = { authType: 'keys', accessKey: 'TWINDEMO', secretKey: 'secret', endpoint } as const;
const clients = new Map([['us-east-1', cloudWatchClient(settings, 'us-east-1')]]);
const source = cloudWatchSource(clients, () => Promise.resolve(account));
const result = await collectMetrics({
  warehouse,
  clock: { now: () => Number(now) },
  source,
  connection: 'c',
  historyDays: 5,
  leaseMs: 200,
});
source.close();
await warehouse.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
