import { emptyFocusRow, parseDecimal } from '@smartcloudops/focus';

import { bench, bill, csv } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { importFile } from './import-file.ts';

jest.setTimeout(60_000);

let at: Bench;
beforeEach(() => (at = bench()));
afterEach(() => at.close());

const load = (name: string, row: Readonly<Record<string, string>>, replace = false) =>
  importFile({ warehouse: at.warehouse, clock: { now: () => 0 } }, at.write(name, csv(bill([row]))), { replace });

/** What a connection was collected from, of another account. */
const collected = (source: string, part?: string) =>
  at.warehouse.costs.load(
    {
      ...{ connection: 'import', source, dimensions: null, contentHash: null, restates: null, loadedAt: 0 },
      ...{ origin: 'the export', ...(part === undefined ? {} : { part }) },
    },
    [
      [
        emptyFocusRow({
          ...{ BilledCost: parseDecimal('5') ?? 0n, BillingCurrency: 'USD', BillingAccountId: 'other' },
          ...{ ChargePeriodStart: Date.UTC(2024, 8, 3), ChargePeriodEnd: Date.UTC(2024, 8, 4) },
        }),
      ],
    ]
  );

test('a file beside what the connection is collected from is told to be the same money, not to count twice', async () => {
  await collected('data-export', '2024-09');
  const { notices } = await load('a.csv', {});
  expect(notices).toEqual([expect.stringMatching(/the export\. They are not added .* a data export first/)]);
  const answer = await at.warehouse.costs.aggregate({
    ...{ connections: ['import'], metric: 'BilledCost', groupBy: [], filters: [], from: 0, to: 4e12 },
    ...{ grain: 'total', asOf: null },
  });
  expect(answer.cells).toMatchObject([{ amount: parseDecimal('5') }]);
});

test('a file that replaces files is not refused for the accounts of what is collected', async () => {
  await collected('data-export', '2024-09');
  await load('a.csv', {});
  const { notices } = await load('b.csv', { BilledCost: '7' }, true);
  expect(notices).toEqual([
    expect.stringContaining('It replaces, in the months that it covers, what came from'),
    expect.stringContaining('They are not added'),
  ]);
});

test('the same bill again counts twice unless it replaces, and a file of another account would be lost', async () => {
  await load('a.csv', {});
  expect((await load('b.csv', { BilledCost: '7' })).notices).toEqual([
    expect.stringContaining('import it with replace'),
  ]);
  await expect(load('c.csv', { BillingAccountId: 'other' }, true)).rejects.toMatchObject({
    code: 'INGEST_REPLACE_TOO_WIDE',
  });
});
