import { formatDecimal } from '@smartcloudops/focus';
import type { CostMetric, Dimension } from '@smartcloudops/focus';

import { bench, bill, csv } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { importFile } from './import-file.ts';

jest.setTimeout(60_000);

const clock = { now: () => Date.UTC(2024, 9, 5) };
let at: Bench;
beforeEach(() => (at = bench()));
afterEach(() => at.close());

const load = (path: string, options: Parameters<typeof importFile>[2] = {}) =>
  importFile({ warehouse: at.warehouse, clock }, path, options);

const sum = async (metric: CostMetric = 'BilledCost', groupBy: Dimension[] = []) =>
  (
    await at.warehouse.costs.aggregate({
      connections: null,
      metric,
      groupBy,
      filters: [],
      from: Date.UTC(2024, 0),
      to: Date.UTC(2026, 0),
      grain: 'total',
      asOf: null,
    })
  ).cells.map((cell) => [...cell.keys, formatDecimal(cell.amount)].join(' '));

test('charges are stored exactly, and the report says what they add up to', async () => {
  const path = at.write(
    'a.csv',
    csv(
      bill([{ BilledCost: '0.1' }, { BilledCost: '0.2', ServiceName: 'AWS Lambda' }, { BilledCost: '-0.00000000603' }])
    )
  );
  const report = await load(path);
  expect(report).toMatchObject({
    file: path,
    state: 'loaded',
    rows: 3,
    currency: 'USD',
    totals: { BilledCost: '0.29999999397', EffectiveCost: '3', ListCost: '6', ContractedCost: '4.5' },
    notices: [],
  });
  expect(await sum()).toEqual(['0.29999999397']);
  expect((await sum('BilledCost', ['ServiceName'])).sort()).toEqual(['AWS Lambda 0.2', 'Amazon S3 0.09999999397']);
  expect(await sum('BilledCost', ['Tags.team'])).toEqual(['web 0.29999999397']);
});

test('the same bill again changes nothing, whatever its order, names of columns and separators', async () => {
  const rows = bill([{ BilledCost: '1' }, { BilledCost: '2.50' }, { BilledCost: '3e-7' }]);
  await load(at.write('a.csv', csv(rows)));
  const version = await at.warehouse.costs.dataVersion();
  const turned = [...rows].reverse().map((row) => Object.fromEntries(Object.entries(row).reverse()));
  expect(await load(at.write('b.csv', csv(turned)))).toMatchObject({
    state: 'unchanged',
    rows: 3,
    totals: { BilledCost: '3.5000003' },
  });
  expect(await load(at.write('c.csv', `\ufeff${csv(rows, ';').replaceAll('\n', '\r\n')}`))).toMatchObject({
    state: 'unchanged',
  });
  const lower = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]))
  );
  expect(await load(at.write('d.csv', csv(lower, '\t')))).toMatchObject({ state: 'unchanged' });
  expect(await at.warehouse.costs.dataVersion()).toBe(version);
});

test('blanks and the word NULL are absent, in text and in costs that may be', async () => {
  const [row] = bill([{ ServiceName: 'NULL', ContractedCost: 'NULL', ListCost: '', Tags: 'NULL' }]);
  const report = await load(at.write('a.csv', csv(row ? [row] : [])));
  expect(report.notices).toEqual(['The bill has no ListCost, ContractedCost; questions about it find nothing here.']);
  expect(await sum('BilledCost', ['ServiceName'])).toEqual([' 1.1']);
});

test('malformed tags and quantities are left out with a notice that names the first line', async () => {
  const rows = bill([{}, { Tags: '{"team":' }, { Tags: 'what' }]).map((row, i) => ({
    ...row,
    PricingQuantity: i === 2 ? 'many' : '1',
  }));
  const report = await load(at.write('a.csv', csv(rows)));
  expect(report.notices).toEqual([
    'Tags cannot be read in 2 of 3 rows (first: line 3); it is left empty there.',
    'PricingQuantity cannot be read in 1 of 3 rows (first: line 4); it is left empty there.',
  ]);
});

test('columns that FOCUS does not define are left out with a notice', async () => {
  const rows = bill([{}]).map((row) => ({ ...row, x_ServiceCode: 'AmazonS3', ListUnitPrice: '1' }));
  expect((await load(at.write('a.csv', csv(rows)))).notices).toEqual([
    "Left out 1 of 16 columns, which are not FOCUS's or not read: x_ServiceCode.",
  ]);
});

test('digits beyond the 27th decimal are rounded and the difference is told', async () => {
  const report = await load(
    at.write('a.csv', csv(bill([{ BilledCost: '6.938893903907228e-18' }, { BilledCost: '1' }])))
  );
  expect(report.totals['BilledCost']).toBe('1.000000000000000006938893904');
  expect(report.notices).toEqual([
    "BilledCost has digits beyond the 27th decimal in 1 of 2 rows; they were rounded there. The file's own sum is ours plus -9.27e-29.",
  ]);
});

test('a later part of a bill adds, and the report says what it adds to', async () => {
  const first = at.write('part-1.csv', csv(bill([{ BilledCost: '1' }])));
  await load(first);
  const second = await load(at.write('part-2.csv', csv(bill([{ BilledCost: '2' }]))));
  expect(second.state).toBe('loaded');
  expect(second.notices).toHaveLength(1);
  expect(second.notices[0]).toContain(`same months and billing accounts that came from ${first}`);
  expect(await sum()).toEqual(['3']);
});

test('other months and other accounts are no overlap', async () => {
  await load(at.write('a.csv', csv(bill([{}]))));
  const october = { ChargePeriodStart: '2024-10-03T00:00:00Z', ChargePeriodEnd: '2024-10-04T00:00:00Z' };
  expect((await load(at.write('b.csv', csv(bill([october]))))).notices).toEqual([]);
  expect((await load(at.write('c.csv', csv(bill([{ BillingAccountId: 'other' }]))))).notices).toEqual([]);
});

test('replacing restates the months of the file, once and for all', async () => {
  await load(at.write('a.csv', csv(bill([{ BilledCost: '1' }]))));
  const path = at.write('b.csv', csv(bill([{ BilledCost: '5' }, { BilledCost: '6' }])));
  const report = await load(path, { replace: true });
  expect(report.notices[0]).toContain('It replaces');
  expect(await sum()).toEqual(['11']);
  expect((await load(path, { replace: true })).state).toBe('unchanged');
  expect((await load(path)).state).toBe('unchanged');
  expect(await sum()).toEqual(['11']);
});

test('replacing is refused when it would drop another account', async () => {
  await load(at.write('a.csv', csv(bill([{ BillingAccountId: 'other', BilledCost: '7' }]))));
  await expect(load(at.write('b.csv', csv(bill([{}]))), { replace: true })).rejects.toMatchObject({
    code: 'INGEST_REPLACE_TOO_WIDE',
  });
  expect(await sum()).toEqual(['7']);
});

test('accounts may differ in currency, and totals are kept apart', async () => {
  const report = await load(
    at.write(
      'a.csv',
      csv(bill([{ BilledCost: '1' }, { BilledCost: '2', BillingAccountId: 'eu', BillingCurrency: 'EUR' }]))
    )
  );
  expect(report.currency).toBeNull();
  expect(report.totals).toMatchObject({ 'BilledCost USD': '1', 'BilledCost EUR': '2' });
});

test('progress rises to the size of the file', async () => {
  const path = at.write('a.csv', csv(bill(Array.from({ length: 5000 }, () => ({})))));
  const seen: number[] = [];
  await load(path, { onProgress: (done, total) => seen.push(done / total) });
  expect(seen.at(-1)).toBe(1);
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
});

test('a cancelled import stores nothing', async () => {
  const path = at.write('a.csv', csv(bill([{}])));
  await expect(load(path, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'INGEST_CANCELLED' });
  expect(await at.warehouse.costs.loads(null)).toEqual([]);
});
