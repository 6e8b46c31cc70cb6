/**
 * A process that stores and can be killed: `node storing-process.ts import WAREHOUSE FILE`, `… items WAREHOUSE URL NOW` or
 * `… export WAREHOUSE URL NOW`.
 */
import { bucketClient, cloudWatchAlarmsClient, cloudWatchAlarmsSource } from '@smartcloudops/aws';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { collectExport, collectItems, importFile } from '../src/index.ts';

const [what = '', path = '', from = '', time = '0'] = process.argv.slice(2);
const warehouse = openSqliteWarehouse({ path });
const clock = { now: () => Number(time) };
const settings = { authType: 'keys', accessKey: 'CORE', secretKey: 'secret', endpoint: from } as const;
process.stdout.write('open\n');
if (what === 'import') {
  await importFile({ warehouse, clock }, from);
} else if (what === 'export') {
  const client = bucketClient(settings, { bucket: 'bills', region: 'us-east-1' });
  const place = { bucket: 'bills', prefix: '' };
  await collectExport({ warehouse, clock, client, place, connection: 'c', cap: '0.00', leaseMs: 200 });
  client.close();
} else {
  const source = cloudWatchAlarmsSource(new Map([['us-east-1', cloudWatchAlarmsClient(settings, 'us-east-1')]]));
  await collectItems({ warehouse, clock, source, connection: 'c', leaseMs: 200 });
  source.close();
}
process.stdout.write('done\n');
await warehouse.close();
