import { formatDecimal } from '@smartcloudops/focus';

import { cutNamed } from './cut.ts';
import { toFocus } from './to-focus.ts';

interface GroupSpec {
  readonly keys: readonly string[];
  readonly cost: string;
  readonly unit?: string;
}

const page = (
  days: readonly { readonly day: string; readonly groups: readonly GroupSpec[]; readonly estimated?: boolean }[],
  attributes: object[] = []
) =>
  JSON.stringify({
    GroupDefinitions: [],
    DimensionValueAttributes: attributes,
    ResultsByTime: days.map(({ day, groups, estimated = false }) => ({
      TimePeriod: { Start: day, End: new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) },
      Total: {},
      Estimated: estimated,
      Groups: groups.map(({ keys, cost, unit = 'N/A' }) => ({
        Keys: keys,
        Metrics: {
          UnblendedCost: { Amount: cost, Unit: 'USD' },
          AmortizedCost: { Amount: '2', Unit: 'USD' },
          UsageQuantity: { Amount: '3.5', Unit: unit },
        },
      })),
    })),
  });

const charges = (cut: string, ...bodies: string[]) => [...toFocus(cutNamed(cut), bodies)].flat();

test('a group is a charge of one day, with the names of accounts', () => {
  const body = page(
    [
      {
        day: '2026-10-01',
        estimated: true,
        groups: [{ keys: ['EC2 - Other', '123456789012'], cost: '0.0000000603', unit: 'Hrs' }],
      },
    ],
    [{ Value: '123456789012', Attributes: { description: 'web' } }]
  );
  expect(charges('service-account', body)).toMatchObject([
    {
      BilledCost: 60_300_000_000_000_000_000n,
      BillingCurrency: 'USD',
      ServiceName: 'EC2 - Other',
      SubAccountId: '123456789012',
      SubAccountName: 'web',
      ProviderName: 'AWS',
      ChargePeriodStart: Date.UTC(2026, 9, 1),
      ChargePeriodEnd: Date.UTC(2026, 9, 2),
      BillingPeriodStart: Date.UTC(2026, 9, 1),
      BillingPeriodEnd: Date.UTC(2026, 10, 1),
      ConsumedUnit: 'Hrs',
      x_Estimated: true,
    },
  ]);
});

test('a day that goes on over pages is put together, equal keys are added up', () => {
  const rows = charges(
    'service-account',
    page([
      { day: '2026-10-01', groups: [{ keys: ['S3', '1'], cost: '1.1' }] },
      { day: '2026-10-02', groups: [{ keys: ['S3', '1'], cost: '2' }] },
    ]),
    page([
      {
        day: '2026-10-02',
        groups: [
          { keys: ['S3', '1'], cost: '0.2' },
          { keys: ['S3', '2'], cost: '4' },
        ],
      },
    ])
  );
  expect(
    rows.map((row) => [row.SubAccountId, new Date(row.ChargePeriodStart).getUTCDate(), formatDecimal(row.BilledCost)])
  ).toEqual([
    ['1', 1, '1.1'],
    ['1', 2, '2.2'],
    ['2', 2, '4'],
  ]);
  expect(rows[1]).toMatchObject({ EffectiveCost: 4n * 10n ** 27n, ConsumedQuantity: null, ConsumedUnit: null });
});

test.each([
  ['service-region', ['S3', 'eu-central-1'], { RegionId: 'eu-central-1', RegionName: 'EU (Frankfurt)' }],
  ['service-region', ['S3', 'NoRegion'], { RegionId: null, RegionName: null }],
  ['service-region', ['S3', 'global'], { RegionId: 'global', RegionName: null }],
  ['service-charge', ['S3', 'Usage'], { ChargeCategory: 'Usage', ChargeClass: null, ChargeDescription: 'Usage' }],
  ['service-charge', ['S3', 'Refund'], { ChargeCategory: 'Adjustment', ChargeClass: 'Correction' }],
  ['service-charge', ['S3', 'Credit'], { ChargeCategory: 'Credit' }],
  ['service-charge', ['Tax', 'Tax'], { ChargeCategory: 'Tax' }],
  [
    'service-charge',
    ['EC2', 'SavingsPlanNegation'],
    { ChargeCategory: 'Usage', CommitmentDiscountType: 'Savings Plan' },
  ],
  [
    'service-charge',
    ['SP', 'Savings Plan Recurring Fee'],
    { ChargeCategory: 'Purchase', ChargeFrequency: 'Recurring' },
  ],
  ['service-charge', ['EC2', 'Something New'], { ChargeCategory: 'Adjustment', ChargeDescription: 'Something New' }],
  ['tag:cost$centre', ['S3', 'cost$centre$a$b'], { Tags: { cost$centre: 'a$b' } }],
  ['tag:team', ['S3', 'team$'], { Tags: null }],
])('%s of %j', (cut, keys, expected) => {
  expect(charges(cut, page([{ day: '2026-10-01', groups: [{ keys, cost: '1' }] }]))).toMatchObject([
    { ServiceName: keys[0], ...expected },
  ]);
});

test.each([
  ['no JSON', '<html>'],
  ['no result', '{}'],
  [
    'a number for an amount',
    page([{ day: '2026-10-01', groups: [{ keys: ['a', 'b'], cost: '1' }] }]).replace('"1"', '1'),
  ],
  ['an amount that is none', page([{ day: '2026-10-01', groups: [{ keys: ['a', 'b'], cost: 'much' }] }])],
])('an answer with %s is refused', (_, body) => {
  expect(() => charges('service-account', body)).toThrow(expect.objectContaining({ code: 'AWS_ANSWER_UNREADABLE' }));
});
