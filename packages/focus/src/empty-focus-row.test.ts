import { emptyFocusRow } from './empty-focus-row.ts';

test('what is not known is absent, and the billing period is the month of the start', () => {
  const start = Date.UTC(2024, 1, 29, 23);
  const row = emptyFocusRow({
    ...{ BilledCost: 5n, BillingCurrency: 'USD', ChargePeriodStart: start, ChargePeriodEnd: start + 3_600_000 },
    ServiceName: 'Amazon S3',
  });
  expect(row).toMatchObject({
    BilledCost: 5n,
    ServiceName: 'Amazon S3',
    ListCost: null,
    Tags: null,
    x_Estimated: false,
  });
  expect([row.BillingPeriodStart, row.BillingPeriodEnd]).toEqual([Date.UTC(2024, 1, 1), Date.UTC(2024, 2, 1)]);
  expect(Object.values(row)).not.toContain(undefined);
});

test('what is known wins', () => {
  const row = emptyFocusRow({
    ...{ BilledCost: 5n, BillingCurrency: 'USD', ChargePeriodStart: 0, ChargePeriodEnd: 1 },
    ...{ BillingPeriodStart: 7, x_Estimated: true },
  });
  expect(row).toMatchObject({ BillingPeriodStart: 7, x_Estimated: true });
});
