import { parseDecimal } from '@smartcloudops/focus';

import { compareTotals } from './compare-totals.ts';

const bill = (amounts: Readonly<Record<string, string>>) =>
  new Map<string | null, bigint>(Object.entries(amounts).map(([name, text]) => [name, parseDecimal(text) ?? 0n]));

test('equal to the last digit ties; a service of nothing on one side only is no gap', () => {
  expect(compareTotals(bill({ EC2: '1.000000001', S3: '0' }), bill({ EC2: '1.000000001' }))).toMatchObject({
    ties: true,
    services: [],
  });
});

test('gaps that cancel out do not tie', () => {
  const found = compareTotals(bill({ EC2: '10', S3: '5' }), bill({ EC2: '9', S3: '6' }));
  expect(found).toMatchObject({ gap: 0n, ties: false });
  expect(found.services.map(({ service }) => service)).toEqual(['EC2', 'S3']);
});

test('the largest gap comes first, whatever its sign, and what one side lacks is a gap', () => {
  const found = compareTotals(
    new Map([[null, parseDecimal('1') ?? 0n], ...bill({ EC2: '2' })]),
    bill({ EC2: '1.5', RDS: '7' })
  );
  expect(found.services.map(({ service, gap }) => [service, gap])).toEqual([
    ['RDS', parseDecimal('-7')],
    [null, parseDecimal('1')],
    ['EC2', parseDecimal('0.5')],
  ]);
  expect(found.gap).toBe(parseDecimal('-5.5'));
});

test('what the source rounds away is no gap, anything more is', () => {
  const tolerance = parseDecimal('0.000001') ?? 0n;
  expect(compareTotals(bill({ EC2: '1.0000009' }), bill({ EC2: '1' }), tolerance).ties).toBe(true);
  expect(compareTotals(bill({ EC2: '1.0000011' }), bill({ EC2: '1' }), tolerance).ties).toBe(false);
});
