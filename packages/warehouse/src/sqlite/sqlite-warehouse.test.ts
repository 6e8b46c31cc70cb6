import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openSqliteWarehouse } from './index.ts';
import { warehouseContract } from '../conformance/index.ts';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'warehouse-contract-'));
let made = 0;
const path = () => join(folder, `${(made += 1)}.db`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

warehouseContract('SQLite', () => openSqliteWarehouse({ path: path() }));
