/** A process that collects from a twin and can be killed: `node collecting-process.ts WAREHOUSE URL NOW`. */
import { costExplorerClient, costExplorerSource } from '@smartcloudops/aws';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { collect } from '../src/index.ts';

const [path = '', endpoint = '', now = '0'] = process.argv.slice(2);
const warehouse = openSqliteWarehouse({ path });
const settings = { authType: 'keys', accessKey: 'TWINDEMO', secretKey: 'secret', endpoint } as const;
const source = costExplorerSource(costExplorerClient(settings));
const result = await collect({
  warehouse,
  clock: { now: () => Number(now) },
  source,
  connection: 'c',
  cap: null,
  tagKeys: ['team'],
  historyDays: 60,
  leaseMs: 200,
});
source.close();
await warehouse.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
