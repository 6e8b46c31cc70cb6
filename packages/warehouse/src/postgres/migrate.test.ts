import { readFileSync } from 'node:fs';

import { openPostgresWarehouse } from './index.ts';
import { SCHEMA } from './schema.ts';
import { SEPTEMBER, charge, delivery, money, question } from '../conformance/fixtures.ts';
import { withPostgres } from '../../test/postgres-server.ts';

jest.setTimeout(60_000);

const bill = [
  charge(SEPTEMBER, '1', { ServiceName: 'S3', Tags: { team: 'a' } }),
  charge(SEPTEMBER, '2.000000000000000000000000001', { ServiceName: 'EC2' }),
];

test('released steps are numbered from 1 without gaps', () => {
  expect(SCHEMA.map((step) => step.version)).toEqual(SCHEMA.map((_, i) => i + 1));
});

withPostgres('a database of an earlier version', (server) => {
  test('is read and goes on, also when two bring it forward at once', async () => {
    await server().sql(readFileSync(new URL('testdata/v1.sql', import.meta.url), 'utf8'));
    const open = () => openPostgresWarehouse({ url: server().url });
    await expect(openPostgresWarehouse({ url: server().url, readOnly: true })).rejects.toMatchObject({
      code: 'WAREHOUSE_READ_ONLY',
    });
    const [warehouse, other] = await Promise.all([open(), open()]);
    const { costs, journal, state } = warehouse;
    const byTeam = question({ groupBy: ['ServiceName', 'Tags.team'] });
    expect((await costs.aggregate(byTeam)).cells.map((cell) => [...cell.keys, cell.amount])).toEqual([
      ['EC2', null, money('2.000000000000000000000000001')],
      ['S3', 'a', money('1')],
    ]);
    expect(await journal.pages('request')).toEqual([{ page: 0, body: '{}', nextToken: null }]);
    expect(await state.get('key')).toBe('value');
    expect(await costs.load(delivery(), [bill])).toMatchObject({ kind: 'unchanged' });
    await other.costs.load(delivery({ part: '2024-09' }), [bill]);
    expect((await costs.aggregate(question())).cells).toMatchObject([{ charges: 4 }]);
    await Promise.all([warehouse.close(), other.close()]);
  });
});
