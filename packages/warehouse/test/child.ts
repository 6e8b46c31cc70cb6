/**
 * A process of its own beside the tests: `node child.ts <what> <path or postgres:// URL> …`. Prints one JSON line per step, so that the parent
 * knows where it is.
 */
import { DAY_MS, emptyFocusRow } from '@smartcloudops/focus';
import { openPostgresWarehouse } from '@smartcloudops/warehouse/postgres';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

const [what = '', path = '', name = '', count = '0', keyHex] = process.argv.slice(2);
const say = (step: unknown) => process.stdout.write(`${JSON.stringify(step)}\n`);
const START = Date.UTC(2024, 8, 1);
const warehouse = path.startsWith('postgres://')
  ? await openPostgresWarehouse({ url: path })
  : openSqliteWarehouse({ path, ...(keyHex ? { key: Buffer.from(keyHex, 'hex') } : {}) });

/** A bill in which every day has the same total, so that a torn read would show. */
const bill = (rows: number, amount: bigint) =>
  Array.from({ length: rows }, (_, i) =>
    emptyFocusRow({
      BilledCost: amount,
      BillingCurrency: 'USD',
      ChargePeriodStart: START + (i % 30) * DAY_MS,
      ChargePeriodEnd: START + (i % 30) * DAY_MS + DAY_MS,
      ServiceName: `service ${i % 7}`,
      ResourceId: `resource ${i % 50}`,
    })
  );

const manifest = (version: number) => ({
  ...{ connection: 'c', source: 'focus-file', dimensions: null, contentHash: `${name} ${version}`, origin: name },
  restates: { from: START, to: START + 30 * DAY_MS },
  loadedAt: version,
});

say('open');
if (what === 'reserve') {
  let reserved = 0;
  for (let i = 0; i < Number(count); i += 1) {
    const entry = { connection: 'c', source: 's', operation: 'o', at: START + i, price: '0.01' };
    const answer = await warehouse.journal.reserve(entry, '1.00');
    if (answer.kind === 'cap-reached') break;
    reserved += 1;
    if (i % 10 === 3) {
      await warehouse.journal.release(answer.id);
      reserved -= 1;
    } else {
      await warehouse.journal.settle(answer.id, `${name} ${i}`, { page: 0, body: '{}', nextToken: null });
    }
  }
  say({ reserved });
} else if (what === 'restate') {
  for (let version = 1; version <= Number(count); version += 1) {
    await warehouse.costs.load(manifest(version), [bill(3000, BigInt(version))]);
    say({ version });
  }
} else if (what === 'settle-forever') {
  for (let page = 0; ; page += 1) {
    const answer = await warehouse.journal.reserve(
      { connection: 'c', source: 's', operation: 'o', at: START, price: '0.01' },
      null
    );
    if (answer.kind !== 'reserved') throw new Error('no cap was given');
    await warehouse.journal.settle(answer.id, 'request', { page, body: 'x'.repeat(1000), nextToken: `${page + 1}` });
    say({ page });
  }
} else if (what === 'load-forever') {
  const endless = function* () {
    for (let i = 0; ; i += 1) {
      say({ batch: i });
      yield bill(20_000, 1n);
    }
  };
  await warehouse.costs.load(manifest(99), endless());
} else if (what === 'lease') {
  let won = 0;
  for (let i = 0; i < Number(count); i += 1)
    won += (await warehouse.state.acquireLease(`lease ${i}`, name, 60_000, START)) ? 1 : 0;
  say({ won });
}
await warehouse.close();
