/** A process that stores and can be killed: `node storing-process.ts import WAREHOUSE FILE` or `… items WAREHOUSE URL NOW`. */
import { cloudWatchAlarmsClient, cloudWatchAlarmsSource } from '@smartcloudops/aws';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { collectItems, importFile } from '../src/index.ts';

const [what = '', path = '', from = '', time = '0'] = process.argv.slice(2);
const warehouse = openSqliteWarehouse({ path });
const clock = { now: () => Number(time) };
process.stdout.write('open\n');
if (what === 'import') {
  await importFile({ warehouse, clock }, from);
} else {
  const settings = { authType: 'keys', accessKey: 'CORE', secretKey: 'secret', endpoint: from } as const;
  const source = cloudWatchAlarmsSource(new Map([['us-east-1', cloudWatchAlarmsClient(settings, 'us-east-1')]]));
  await collectItems({ warehouse, clock, source, connection: 'c', leaseMs: 200 });
  source.close();
}
process.stdout.write('done\n');
await warehouse.close();
