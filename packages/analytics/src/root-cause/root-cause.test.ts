import fc from 'fast-check';

import { findRootCauses } from './find-root-causes.ts';
import type { ChangeRow } from './root-cause.ts';
import { tellCause } from './tell-cause.ts';

const DIMENSIONS = ['service', 'account', 'usage type', 'region'];
const REGIONS = ['eu-west-1', 'us-east-1', 'ap-south-1'];

function noise(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

type Where = Partial<Record<'service' | 'account' | 'usage' | 'region', string>>;
interface Plant {
  readonly where: Where;
  /** Each row of it rises by this share of itself. */
  readonly by: number;
}

/** 5 services × 6 accounts × 3 usage types × 3 regions of very different size, each off by a few per cent, and the plants. */
function bill(seed: number, plants: readonly Plant[], off = 0.02): ChangeRow[] {
  const random = noise(seed);
  const rows: ChangeRow[] = [];
  for (const service of ['EC2', 'S3', 'RDS', 'Lambda', 'Support']) {
    for (const account of ['prod-eu', 'prod-us', 'dev', 'test', 'data', 'web']) {
      for (const usage of [`${service}:a`, `${service}:b`, `${service}:c`]) {
        for (const region of REGIONS) {
          const expected = 100 * Math.exp(3 * (random() - 0.5));
          const keys = { service, account, usage, region };
          const by = plants.reduce(
            (sum, plant) =>
              sum + (Object.entries(plant.where).every(([k, v]) => keys[k as keyof typeof keys] === v) ? plant.by : 0),
            off * (random() - 0.5)
          );
          rows.push({ keys: Object.values(keys), expected, actual: expected * (1 + by) });
        }
      }
    }
  }
  return rows;
}

const found = (rows: readonly ChangeRow[]) =>
  findRootCauses(rows, DIMENSIONS).causes.map(({ where }) => where.map(({ value }) => value).join(' '));

test.each<[string, readonly Plant[], readonly string[]]>([
  [
    'one leaf',
    [{ where: { service: 'EC2', account: 'dev', usage: 'EC2:b', region: 'eu-west-1' }, by: 30 }],
    ['EC2 dev EC2:b eu-west-1'],
  ],
  ['a whole service', [{ where: { service: 'RDS' }, by: 0.4 }], ['RDS']],
  ['one account across services', [{ where: { account: 'web' }, by: 0.5 }], ['web']],
  ['one region of a service', [{ where: { service: 'S3', region: 'us-east-1' }, by: 1 }], ['S3 us-east-1']],
  ['one usage type', [{ where: { usage: 'Lambda:c' }, by: 2 }], ['Lambda Lambda:c']],
  ['a service in one account that ends', [{ where: { service: 'S3', account: 'data' }, by: -1 }], ['S3 data']],
])('%s is found, and nothing else', (_, plants, expected) => {
  for (let seed = 1; seed <= 20; seed++) expect(found(bill(seed, plants))).toEqual(expected);
});

test.each<[string, readonly Plant[], readonly string[]]>([
  [
    'two causes',
    [
      { where: { service: 'EC2', account: 'prod-eu' }, by: 1.5 },
      { where: { service: 'RDS', region: 'us-east-1' }, by: 1.2 },
    ],
    ['EC2 prod-eu', 'RDS us-east-1'],
  ],
  [
    'one that rises and one that falls',
    [
      { where: { account: 'test' }, by: 0.6 },
      { where: { service: 'Lambda', account: 'web' }, by: -0.9 },
    ],
    ['Lambda web', 'test'],
  ],
])('%s are both found', (_, plants, expected) => {
  for (let seed = 1; seed <= 20; seed++) expect(found(bill(seed, plants)).sort()).toEqual(expected);
});

test('everything alike is one cause without a place', () => {
  const rows = bill(3, [{ where: {}, by: 0.25 }]);
  expect(found(rows)).toEqual(['']);
  const story = findRootCauses(rows, DIMENSIONS);
  expect(tellCause(story, { money: (v) => `$${v.toFixed(0)}` })).toMatch(
    /^\+\$\d+ \(100 % of the rise\) came from everything alike$/
  );
});

test('what is new is found at the level at which it is new', () => {
  const rows = [
    ...bill(4, []),
    ...['BoxUsage:p5', 'BoxUsage:p4', 'EBS'].flatMap((usage) =>
      REGIONS.map((region) => ({ keys: ['SageMaker', 'lab', usage, region], expected: 0, actual: 500 }))
    ),
  ];
  expect(found(rows)).toEqual(['SageMaker lab']);
});

test('a part that holds nearly all is named instead of its whole, unless it is nearly all of the whole', () => {
  const row = (account: string, expected: number, actual: number) => ({ keys: ['EC2', account], expected, actual });
  const name = (rows: ChangeRow[]) =>
    findRootCauses(rows, ['service', 'account']).causes.map(({ where }) => where.map(({ value }) => value));
  const others = Array.from({ length: 5 }, (_, k) => ({ keys: [`S${k}`, 'a'], expected: 1000, actual: 1000 }));
  expect(name([...others, row('a', 50, 1e6), row('b', 2500, 2500), row('c', 2500, 2501)])).toEqual([['EC2', 'a']]);
  expect(name([...others, row('a', 9500, 19000), row('b', 300, 600), row('c', 200, 400)])).toEqual([['EC2']]);
});

test('the sentence', () => {
  const cause = (value: string, contribution: number, share: number | null) => ({
    where: [
      { dimension: 'service', value },
      { dimension: 'account', value: null },
    ],
    actual: contribution,
    expected: 0,
    contribution,
    share,
  });
  const money = (amount: number) => `$${amount.toLocaleString('en-US')}`;
  const name = (dimension: string, value: string | null) => (dimension === 'service' ? `${value}` : 'no account');
  const tell = (change: number, causes: ReturnType<typeof cause>[], rest: number) =>
    tellCause({ change, causes, rest }, { money, name });
  expect(tell(1500, [cause('EC2', 1240, 0.8267)], 260)).toBe(
    '+$1,240 (83 % of the rise) came from EC2, no account; the rest, +$260, from elsewhere'
  );
  expect(tell(600, [cause('EC2', 1000, 1.67), cause('S3', -400, -0.67)], 0)).toBe(
    '+$1,000 came from EC2, no account; −$400 from S3, no account'
  );
  expect(tell(-500, [cause('EC2', -500, 1)], 0)).toBe('−$500 (100 % of the fall) came from EC2, no account');
  expect(tell(12, [], 12)).toBe('+$12 is spread over many small changes');
  expect(tellCause({ change: 0, causes: [cause('EC2', 5, null)], rest: -5 }, { money })).toBe(
    '+$5 came from service EC2, account unknown; the rest, −$5, from elsewhere'
  );
});

const anyRows = fc.array(
  fc.record({
    keys: fc.tuple(fc.constantFrom('a', 'b', 'c', null), fc.constantFrom('x', 'y'), fc.constantFrom('1', '2', '3')),
    actual: fc.double({ min: -100, max: 1000, noNaN: true }),
    expected: fc.double({ min: -100, max: 1000, noNaN: true }),
  }),
  { maxLength: 40 }
);

test('contributions and rest add up, whatever the rows; their order does not matter; inputs untouched', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const before = structuredClone(rows);
      const { change, causes, rest } = findRootCauses(rows, ['p', 'q', 'r']);
      expect(rows).toEqual(before);
      const whole = rows.reduce((sum, { actual, expected }) => sum + actual - expected, 0);
      expect(change).toBeCloseTo(whole, 9);
      expect(causes.reduce((sum, { contribution }) => sum + contribution, rest)).toBeCloseTo(change, 9);
      causes.forEach((cause) => expect(cause.actual - cause.expected).toBeCloseTo(cause.contribution, 9));
      expect(causes.length).toBeLessThanOrEqual(5);
      const reversed = findRootCauses([...rows].reverse(), ['p', 'q', 'r']);
      expect(reversed).toEqual({ change, causes, rest });
    })
  );
});

test('which of two equal causes comes first does not hang on the order of the rows', () => {
  const rows: ChangeRow[] = [
    { keys: ['c', 'x', '1'], actual: 0, expected: -99.9999995 },
    { keys: ['b', 'x', '1'], actual: -7.105427357601003e-15, expected: 0 },
    { keys: ['a', 'x', '1'], actual: -99.99999949989999, expected: 0 },
  ];
  const found = findRootCauses(rows, ['p', 'q', 'r']);
  expect(findRootCauses([...rows].reverse(), ['p', 'q', 'r'])).toEqual(found);
});

test('rows that cannot be read are refused by name', () => {
  const refused = (row: ChangeRow, code: string) =>
    expect(() => findRootCauses([row], ['p'])).toThrow(expect.objectContaining({ code }));
  refused({ keys: ['a', 'b'], actual: 1, expected: 1 }, 'ANALYTICS_SHAPE');
  refused({ keys: ['a'], actual: NaN, expected: 1 }, 'ANALYTICS_NOT_FINITE');
});
