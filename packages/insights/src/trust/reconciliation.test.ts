import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DAY_MS, emptyFocusRow, parseDecimal } from '@smartcloudops/focus';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

import { reconciliation } from './reconciliation.ts';

const AUGUST = Date.UTC(2026, 7, 1);
const OCTOBER = Date.UTC(2026, 9, 1);
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'reconciliation-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('months that tie, that do not, and that nobody has checked', async () => {
  const warehouse = openSqliteWarehouse({ path: join(folder, 'a.db') });
  const rows = Array.from({ length: 61 }, (_, day) =>
    emptyFocusRow({
      ...{ BilledCost: 1n, BillingCurrency: 'USD', ServiceName: 'S3' },
      ChargePeriodStart: AUGUST + day * DAY_MS,
      ChargePeriodEnd: AUGUST + (day + 1) * DAY_MS,
    })
  );
  await warehouse.costs.load(
    {
      ...{ connection: 'c', source: 'data-export', dimensions: null, contentHash: null, restates: null },
      ...{ origin: 'export', loadedAt: OCTOBER },
    },
    [rows]
  );
  const outcome = (state: string, gap: string) => ({
    ...{ id: '2026-08/BilledCost/USD', name: '2026-08', at: null },
    attributes: {
      ...{ month: '2026-08', metric: 'BilledCost', currency: 'USD', basis: 'files', state, open: false },
      ...{ ours: '31', theirs: '31', gap, mismatch: gap, servicesWithGap: 1 },
      services: gap === '0' ? [] : [{ service: 'S3', ours: '31', theirs: '29', gap }],
    },
  });
  const write = (state: string, gap: string, now: number) =>
    warehouse.items.write(
      { connection: 'c', source: 'data-export', kind: 'reconciliation', scope: '', items: [outcome(state, gap)] },
      now
    );
  await write('ties', '0', OCTOBER);
  await write('gap', '2', OCTOBER + 10);
  const ask = (asOf: number | null, from = AUGUST) =>
    reconciliation({ warehouse }, { connections: null, from, to: OCTOBER, asOf });
  const now = await ask(null);
  expect(now.months.map(({ month, state }) => [month, state])).toEqual([
    [Date.UTC(2026, 8, 1), 'not-checked'],
    [AUGUST, 'gap'],
  ]);
  expect(now.months[1]?.figures?.services).toEqual([
    { service: 'S3', ours: parseDecimal('31'), theirs: parseDecimal('29'), gap: parseDecimal('2') },
  ]);
  expect(now.notices.map(({ text }) => text)).toEqual([
    expect.stringContaining('1 of 2 monthly totals do not tie'),
    expect.stringContaining('1 of 2 monthly totals could not be compared'),
  ]);
  // As it was known before.
  expect((await ask(OCTOBER + 5)).months[1]).toMatchObject({ state: 'ties' });
  // A range that begins within a month asks for that month.
  expect((await ask(null, Date.UTC(2026, 8, 12))).months).toHaveLength(1);
  await warehouse.close();
});
