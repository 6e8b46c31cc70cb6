import { openPostgresWarehouse } from './index.ts';
import { OCTOBER, SEPTEMBER, charge, delivery, money, question } from '../conformance/fixtures.ts';
import { withPostgres } from '../../test/postgres-server.ts';

jest.setTimeout(60_000);

withPostgres('several that share one database', (server) => {
  const open = (schema: string, url = server().url) => openPostgresWarehouse({ url, schema, poolSize: 3 });

  test('eight that make the schema and book at once never exceed the cap, and use it up', async () => {
    const replicas = await Promise.all(Array.from({ length: 8 }, () => open('cap')));
    const entry = { connection: 'c', source: 's', operation: 'o', at: SEPTEMBER, price: '0.01' };
    const answers = await Promise.all(
      replicas.flatMap(({ journal }) => Array.from({ length: 5 }, () => journal.reserve(entry, '0.20')))
    );
    expect(answers.filter(({ kind }) => kind === 'reserved')).toHaveLength(20);
    expect(await replicas[0]?.journal.ledger('c', SEPTEMBER, OCTOBER)).toHaveLength(20);
    await Promise.all(replicas.map((one) => one.close()));
  });

  test('two that load at once both succeed, and a server that crashed and is back is found again', async () => {
    const [a, b] = await Promise.all([open('two'), open('two')]);
    await Promise.all(
      [a, b].map((one, i) => one.costs.load(delivery({ connection: `${i}` }), [[charge(SEPTEMBER, '1')]]))
    );
    await server().restart('immediate');
    expect((await a.costs.aggregate(question())).cells).toMatchObject([{ amount: money('2') }]);
    await b.state.set('key', 'value');
    expect(await a.state.get('key')).toBe('value');
    await Promise.all([a.close(), b.close()]);
  });

  test('a wrong password is told without it', async () => {
    const url = server().url.replace(/\/\/[^@]*@/, '//postgres:s3cret@');
    const failure = await open('x', url).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'WAREHOUSE_ACCESS_DENIED' });
    expect(String(failure)).not.toContain('s3cret');
  });
});
