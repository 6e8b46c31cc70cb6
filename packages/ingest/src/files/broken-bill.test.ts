import { gzipSync } from 'node:zlib';

import { bench, bill, csv } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { importFile } from './import-file.ts';

jest.setTimeout(60_000);

let at: Bench;
beforeEach(() => (at = bench()));
afterEach(() => at.close());

const many = bill(Array.from({ length: 300 }, (_, i) => ({ BilledCost: `${i}.5` })));
const withRow = (row: Record<string, string>) => csv([...many, ...bill([row])]);
const without = (...names: string[]) =>
  csv(many.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))));
const whole = gzipSync(csv(many));

const cases: Record<string, { content: string | Uint8Array; code: string; says: RegExp[] }> = {
  'a missing column': {
    content: without('BilledCost'),
    code: 'INGEST_COLUMN_MISSING',
    says: [/without the column BilledCost\./, /The file has: EffectiveCost/],
  },
  'several missing columns': {
    content: without('BillingCurrency', 'ChargePeriodStart'),
    code: 'INGEST_COLUMN_MISSING',
    says: [/BillingCurrency, ChargePeriodStart/],
  },
  'a column twice': {
    content: csv(many).replace('ListCost', 'billedcost').replace('BilledCost', 'billed_cost'),
    code: 'INGEST_COLUMN_TWICE',
    says: [/column BilledCost/],
  },
  'text in a cost column': {
    content: withRow({ BilledCost: 'twelve' }),
    code: 'INGEST_NOT_A_NUMBER',
    says: [/line 302, column BilledCost: "twelve"/, /1234\.56/],
  },
  'a decimal comma': {
    content: withRow({ EffectiveCost: '1,50' }),
    code: 'INGEST_NOT_A_NUMBER',
    says: [/column EffectiveCost/],
  },
  'no amount': {
    content: withRow({ BilledCost: 'NULL' }),
    code: 'INGEST_VALUE_MISSING',
    says: [/line 302, column BilledCost/],
  },
  'no currency': {
    content: withRow({ BillingCurrency: '' }),
    code: 'INGEST_VALUE_MISSING',
    says: [/column BillingCurrency/],
  },
  'a time that reads two ways': {
    content: withRow({ ChargePeriodStart: '09/03/2024' }),
    code: 'INGEST_NOT_A_TIME',
    says: [/line 302, column ChargePeriodStart: "09\/03\/2024"/, /ISO 8601/],
  },
  'a day that does not exist': {
    content: withRow({ ChargePeriodEnd: '2024-09-31' }),
    code: 'INGEST_NOT_A_TIME',
    says: [/column ChargePeriodEnd/],
  },
  'a period backwards': {
    content: withRow({ ChargePeriodEnd: '2024-09-02' }),
    code: 'INGEST_PERIOD_BACKWARDS',
    says: [/line 302, column ChargePeriodEnd/],
  },
  'two currencies in an account': {
    content: withRow({ BillingCurrency: 'EUR' }),
    code: 'INGEST_CURRENCY_MIX',
    says: [/line 302, column BillingCurrency/, /111122223333 is billed in EUR here and in USD in line 2\./],
  },
  'too few fields': {
    content: `${csv(many)}1,2,3\n`,
    code: 'INGEST_FIELD_COUNT',
    says: [/line 302: the row has 3 fields, the header has 14/],
  },
  'a file cut in the middle of a row': {
    content: csv(many).slice(0, -40),
    code: 'INGEST_FIELD_COUNT',
    says: [/line 301/],
  },
  'an open quote': { content: `${csv(many)}1,"2,3\n4,5\n`, code: 'INGEST_CSV_BROKEN', says: [/line 30\d/] },
  'truncated gzip': {
    content: whole.subarray(0, whole.length - 200),
    code: 'INGEST_GZIP_BROKEN',
    says: [/ends in the middle/, /gzip -t/],
  },
  'a gzip of which only the head arrived': {
    content: whole.subarray(0, 8),
    code: 'INGEST_GZIP_BROKEN',
    says: [/gzip/],
  },
  'damaged gzip': { content: damaged(whole), code: 'INGEST_GZIP_BROKEN', says: [/damaged/] },
  'an empty file': { content: '', code: 'INGEST_FILE_EMPTY', says: [/no bytes/] },
  'an empty file in gzip': { content: gzipSync(''), code: 'INGEST_FILE_EMPTY', says: [/no bytes/] },
  'blank lines': { content: '\n\n', code: 'INGEST_FILE_EMPTY', says: [/blank/] },
  'a header alone': {
    content: csv(many).split('\n')[0] ?? '',
    code: 'INGEST_FILE_EMPTY',
    says: [/header and no charges/],
  },
  'not UTF-8': {
    content: Buffer.concat([
      Buffer.from(csv(many)),
      Buffer.from(csv(bill([{ ServiceName: 'Caf\u00e9' }])).split('\n')[1] ?? '', 'latin1'),
    ]),
    code: 'INGEST_NOT_UTF8',
    says: [/line 302/, /iconv/],
  },
  'UTF-16': { content: Buffer.from(`\ufeff${csv(many)}`, 'utf16le'), code: 'INGEST_NOT_UTF8', says: [/UTF-16/] },
  'no bill at all': { content: 'name,age\nann,3\n', code: 'INGEST_NOT_A_BILL', says: [/The file has: name, age\./] },
  prose: {
    content: 'Dear customer,\nplease find your bill attached.\n',
    code: 'INGEST_NOT_A_BILL',
    says: [/Dear customer/],
  },
  'a spreadsheet': {
    content: Buffer.from('504b030414000600', 'hex'),
    code: 'INGEST_FORMAT_UNKNOWN',
    says: [/spreadsheet/],
  },
  'a Parquet file of which only the head arrived': {
    content: Buffer.from(`PAR1${'x'.repeat(500)}`),
    code: 'INGEST_PARQUET_BROKEN',
    says: [/PAR1/],
  },
};

test.each(Object.keys(cases))('%s is refused whole', async (name) => {
  const { content, code, says } = cases[name] ?? { content: '', code: '', says: [] };
  const path = at.write('bill.csv', content);
  const error = await importFile({ warehouse: at.warehouse, clock: { now: () => 0 } }, path).then(
    () => null,
    (thrown: Error & { code: string; status: number; source: string }) => thrown
  );
  expect(error).toMatchObject({ code, source: 'downstream' });
  expect(error?.message.startsWith(path)).toBe(true);
  for (const words of says) expect(error?.message).toMatch(words);
  expect(error?.message).toMatch(/Nothing of the file was stored\.$/);
  expect(await at.warehouse.costs.loads(null)).toEqual([]);
  expect(await at.warehouse.costs.dataVersion()).toBe(0);
});

test('a file that is not there, and a folder', async () => {
  for (const path of [`${at.folder}/nothing.csv`, at.folder]) {
    await expect(importFile({ warehouse: at.warehouse, clock: { now: () => 0 } }, path)).rejects.toMatchObject({
      code: 'INGEST_FILE_UNREADABLE',
    });
  }
});

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0x55, Math.floor(copy.length / 2), Math.floor(copy.length / 2) + 64);
  return copy;
}
