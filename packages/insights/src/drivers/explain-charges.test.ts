import { decimalFromNumber, formatDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { explainCharges } from './explain-charges.ts';
import type { ChargeSum } from './read-charges.ts';
import { tellDriver } from './tell-driver.ts';

const OCTOBER = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) };
const AUGUST = { from: Date.UTC(2026, 7, 1), to: Date.UTC(2026, 8, 1) };
const FEBRUARY = { from: Date.UTC(2026, 1, 1), to: Date.UTC(2026, 2, 1) };

const money = (value: number): Decimal => decimalFromNumber(value) ?? 0n;
const used = (
  usageType: string,
  quantity: number,
  price: number,
  known: Partial<ChargeSum> & { region?: string } = {}
) => {
  const { region = 'us-east-1', ...more } = known;
  const amount = money(quantity * price);
  const charge: ChargeSum = {
    ...{ keys: [], unit: 'Hrs', quantity: money(quantity), listCost: amount, contractedCost: amount, cost: amount },
    told: { ServiceName: 'EC2', RegionId: region, x_UsageType: usageType, ChargeCategory: 'Usage' },
    ...more,
  };
  return charge;
};
const explain = (
  before: readonly ChargeSum[],
  after: readonly ChargeSum[],
  periods = { before: AUGUST, after: OCTOBER }
) => {
  const { groups, causes } = explainCharges({ before, after }, periods);
  return {
    drivers: groups.map(({ keys, drivers }) => [
      ...keys,
      ...[...drivers].map(([name, amount]) => `${name} ${formatDecimal(amount)}`),
    ]),
    sentences: causes.map((cause) => tellDriver(cause, 'USD')),
  };
};

test('what ends in one region and begins in another as large has moved, and costs what that differs', () => {
  expect(
    explain(
      [used('BoxUsage:m5.large', 1000, 1), used('BoxUsage:c5.large', 50, 1)],
      [used('EUC1-BoxUsage:m5.large', 1010, 1.2, { region: 'eu-central-1' }), used('BoxUsage:c5.large', 50, 1)]
    )
  ).toEqual({
    drivers: [['moved 212']],
    sentences: ['EC2 EUC1-BoxUsage:m5.large: moved from us-east-1 to eu-central-1, +$212'],
  });
});

test('what moves from one account to another costs one less and the other more, and nothing in all', () => {
  expect(
    explain(
      [used('BoxUsage:m5.large', 1000, 1, { keys: ['a'] })],
      [used('BoxUsage:m5.large', 1000, 1, { keys: ['b'] })]
    )
  ).toMatchObject({
    drivers: [
      ['a', 'moved -1000'],
      ['b', 'moved 1000'],
    ],
    sentences: [
      'EC2 BoxUsage:m5.large: moved from a to b, −$1,000',
      'EC2 BoxUsage:m5.large: moved from a to b, +$1,000',
    ],
  });
});

test('another size, or twice as much elsewhere, is new', () => {
  const { drivers } = explain(
    [used('BoxUsage:m5.large', 1000, 1)],
    [used('EUC1-BoxUsage:m5.large', 2000, 1, { region: 'eu-central-1' }), used('BoxUsage:m6i.large', 1000, 1)]
  );
  expect(drivers).toEqual([['gone -1000', 'new 3000']]);
});

test('storage by the month is no less in February, machines by the hour are', () => {
  const periods = { before: FEBRUARY, after: OCTOBER };
  expect(
    explain([used('Storage', 100, 1, { unit: 'GB-Mo' })], [used('Storage', 100, 1, { unit: 'GB-Mo' })], periods)
  ).toEqual({
    drivers: [[]],
    sentences: [],
  });
  expect(explain([used('BoxUsage', 28, 1)], [used('BoxUsage', 31, 1)], periods)).toEqual({
    drivers: [['period-length 3']],
    sentences: ['31 days instead of 28 days, +$3.00'],
  });
});

test('a fee by the hour is higher in a longer month, one that is paid once is not', () => {
  const fee = (service: string, quantity: number, cost: number) =>
    used('Fee', quantity, cost / quantity, {
      told: { ServiceName: service, ChargeCategory: 'Purchase' },
    });
  const periods = { before: FEBRUARY, after: OCTOBER };
  expect(
    explain(
      [fee('Plan', 28 * 24, 2800), fee('Support', 1, 100), fee('Old plan', 28 * 24, 28)],
      [fee('Plan', 31 * 24, 3100), fee('Support', 1, 103), fee('Old plan', 31 * 24, 62)],
      periods
    )
  ).toEqual({
    drivers: [['period-length 304.5', 'purchases 32.5']],
    sentences: [
      '31 days instead of 28 days, +$305',
      'Support: fees and purchases of $103 instead of $100, +$3.00',
      'Old plan: fees 100 % higher a day, +$29.50',
    ],
  });
});

test('many more of a cheap thing do not dilute a dear one of the same unit', () => {
  const requests = (type: string, quantity: number, price: number) => used(type, quantity, price, { unit: 'Requests' });
  expect(
    explain(
      [requests('Put', 1000, 1), requests('Get', 1e6, 0.001)],
      [requests('Put', 1000, 1), requests('Get', 2e6, 0.001)]
    )
  ).toEqual({ drivers: [['volume 1000']], sentences: ['EC2 Get in us-east-1: 100 % more requests a day, +$1,000'] });
});

test('a family that grows alike is told together, one of its members by itself', () => {
  const family = (quantities: readonly number[]) =>
    quantities.map((quantity, i) => used(`BoxUsage:m${i}.large`, quantity, 1));
  expect(explain(family([100, 200, 300]), family([150, 300, 450])).sentences).toEqual([
    'EC2 BoxUsage in us-east-1 (3 usage types): 50 % more hours a day, +$300',
  ]);
  expect(explain(family([100, 200, 300]), family([100, 350, 300])).sentences[0]).toBe(
    'EC2 BoxUsage:m1.large in us-east-1: 75 % more hours a day, +$150'
  );
});
