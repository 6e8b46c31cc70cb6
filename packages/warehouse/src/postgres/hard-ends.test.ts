import { batches, endChildren, start } from '../../test/start-child.ts';
import { withPostgres } from '../../test/postgres-server.ts';
import { SEPTEMBER, charge, delivery, money, question } from '../conformance/fixtures.ts';
import { openPostgresWarehouse } from './index.ts';

jest.setTimeout(60_000);
afterAll(endChildren);

withPostgres('what ends badly', (server) => {
  test('kill -9 of a process in the middle of a load leaves nothing of it, and the next load goes through', async () => {
    const warehouse = await openPostgresWarehouse({ url: server().url });
    await warehouse.costs.load(delivery({ loadedAt: 1 }), [[charge(SEPTEMBER, '5')]]);
    const loading = start('load-forever', server().url, 'victim');
    await batches(loading, 8);
    loading.child.kill('SIGKILL');
    await loading.ended;
    expect((await warehouse.costs.aggregate(question())).cells).toMatchObject([{ amount: money('5'), charges: 1 }]);
    expect(await warehouse.costs.load(delivery({ loadedAt: 2 }), [[charge(SEPTEMBER, '6')]])).toMatchObject({
      kind: 'loaded',
      rows: 1,
    });
    expect((await warehouse.costs.aggregate(question())).cells).toMatchObject([{ amount: money('11') }]);
    expect(await warehouse.costs.loads(null)).toHaveLength(2);
    await warehouse.close();
  });

  test('a role that may only read is told so when it is to write, and can read', async () => {
    await server().sql(`
      CREATE ROLE reader LOGIN PASSWORD 'reader';
      GRANT SELECT ON ALL TABLES IN SCHEMA smartcloudops TO reader;
      GRANT USAGE ON SCHEMA smartcloudops TO reader`);
    const reader = await openPostgresWarehouse({ url: server().url.replace(/\/\/[^@]*@/, '//reader:reader@') });
    expect((await reader.costs.aggregate(question())).cells).toMatchObject([{ amount: money('11') }]);
    await expect(reader.state.set('key', 'value')).rejects.toMatchObject({ code: 'WAREHOUSE_ACCESS_DENIED' });
    await reader.close();
  });

  test('an encrypted connection is made when the certificate is known, and refused when it is not', async () => {
    const { certificate, url } = server();
    if (certificate === null) throw new Error('openssl is not installed: apt-get install openssl');
    await expect(openPostgresWarehouse({ url: `${url}?sslmode=verify-full` })).rejects.toMatchObject({
      code: 'WAREHOUSE_UNREACHABLE',
      message: expect.stringContaining('certificate is not trusted'),
    });
    const location = `${url}?sslmode=verify-full&sslrootcert=${encodeURIComponent(certificate)}`;
    // The certificate is of the address, not of the name.
    await expect(openPostgresWarehouse({ url: location.replace('@127.0.0.1:', '@localhost:') })).rejects.toMatchObject({
      code: 'WAREHOUSE_UNREACHABLE',
    });
    const warehouse = await openPostgresWarehouse({ url: location });
    expect((await warehouse.costs.aggregate(question())).cells).toMatchObject([{ amount: money('11') }]);
    const [row] = await server().sql('SELECT count(*)::int AS n FROM pg_stat_ssl WHERE ssl');
    expect(row?.n).toBeGreaterThan(0);
    await warehouse.close();
  });
});
