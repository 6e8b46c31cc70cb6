import { bench, bill, csv } from '../../test/bill-file.ts';
import type { Bench } from '../../test/bill-file.ts';
import { importFile } from '../files/import-file.ts';
import type { ImportFileOptions } from '../files/import-file.ts';
import { reconcile } from './reconcile.ts';

jest.setTimeout(30_000);

let now = Date.UTC(2024, 11, 5);
let at: Bench;
beforeEach(() => (at = bench()));
afterEach(() => at.close());

const day = (date: string, next: string, service: string, amount: string) => ({
  ...{ ChargePeriodStart: `${date}T00:00:00Z`, ChargePeriodEnd: `${next}T00:00:00Z` },
  ...{ ServiceName: service, BilledCost: amount },
});
const SEPTEMBER = [
  day('2024-09-03', '2024-09-04', 'EC2', '1.10'),
  day('2024-09-30', '2024-10-01', 'S3', '0.0000000001'),
];
const OCTOBER = [day('2024-10-01', '2024-10-02', 'EC2', '-3e-7'), day('2024-10-02', '2024-10-03', '', '4')];

function load(name: string, content: string, options: ImportFileOptions = {}, isOld = false) {
  const { costs, items } = at.warehouse;
  const context = { warehouse: isOld ? { costs } : { costs, items }, clock: { now: () => (now += 1000) } };
  return importFile(context, at.write(name, content), { connection: 'c', ...options });
}
const badges = async () =>
  (await reconcile({ warehouse: at.warehouse, clock: { now: () => now } }, 'c'))
    .filter(({ control }) => control.metric === 'BilledCost')
    .map(({ control, ties }) => `${new Date(control.month).toISOString().slice(0, 7)} ${ties ? 'ties' : 'gap'}`)
    .sort();

test('files that are parts of one bill tie together', async () => {
  await load('september.csv', csv(bill(SEPTEMBER)));
  expect(await badges()).toEqual(['2024-09 ties']);
  await load('both.csv', csv(bill([...OCTOBER, day('2024-09-04', '2024-09-05', 'EC2', '7')]), ';'));
  await load('both-again.csv', csv(bill([...OCTOBER, day('2024-09-04', '2024-09-05', 'EC2', '7')])));
  expect(await badges()).toEqual(['2024-09 ties', '2024-10 ties']);
});

test('a file that states a month anew is compared in the place of the one before', async () => {
  await load('all.csv', csv(bill([...SEPTEMBER, ...OCTOBER])));
  await load('october.csv', csv(bill([day('2024-10-09', '2024-10-10', 'S3', '12')])), { replace: true });
  expect(await badges()).toEqual(['2024-09 ties', '2024-10 ties']);
  await load('september.csv', csv(bill([day('2024-09-09', '2024-09-10', 'S3', '13')])), { replace: true });
  expect(await badges()).toEqual(['2024-09 ties', '2024-10 ties']);
});

test('where a file of a month has no totals, the month is not checked, and not wrong', async () => {
  await load('old.csv', csv(bill([day('2024-10-09', '2024-10-10', 'S3', '12')])), {}, true);
  await load('all.csv', csv(bill([...SEPTEMBER, ...OCTOBER])));
  expect(await badges()).toEqual(['2024-09 ties']);
  // Importing it again brings them.
  expect(await load('old.csv', csv(bill([day('2024-10-09', '2024-10-10', 'S3', '12')])))).toMatchObject({
    state: 'unchanged',
  });
  expect(await badges()).toEqual(['2024-09 ties', '2024-10 ties']);
});

test('several currencies are compared each by itself', async () => {
  const euros = [{ ...day('2024-09-03', '2024-09-04', 'EC2', '5'), BillingCurrency: 'EUR', BillingAccountId: '9' }];
  await load('september.csv', csv(bill([...SEPTEMBER, ...euros])));
  expect(await badges()).toEqual(['2024-09 ties', '2024-09 ties']);
});
