import { exportOption } from './export-option.ts';

test.each([
  ['s3://my-bills', { bucket: 'my-bills', prefix: '' }],
  ['s3://my-bills/', { bucket: 'my-bills', prefix: '' }],
  [' s3://my-bills/a/b/ ', { bucket: 'my-bills', prefix: 'a/b' }],
])('%j is a place', (text, place) => {
  expect(exportOption({ export: text })).toEqual(place);
});

test('without the option there is none, and what is no place is refused in words', () => {
  expect(exportOption({})).toBeUndefined();
  for (const text of ['my-bills', 's3://', 'https://my-bills.s3.amazonaws.com'])
    expect(() => exportOption({ export: text })).toThrow(/s3:\/\/BUCKET\/PREFIX/);
});
