import { openPostgresWarehouse } from './index.ts';
import { warehouseContract } from '../conformance/index.ts';
import { withPostgres } from '../../test/postgres-server.ts';

jest.setTimeout(120_000);

withPostgres('the contract of the warehouse', (server) => {
  let made = 0;
  warehouseContract('PostgreSQL', () =>
    openPostgresWarehouse({ url: server().url, schema: `contract_${(made += 1)}`, poolSize: 2 })
  );
});
