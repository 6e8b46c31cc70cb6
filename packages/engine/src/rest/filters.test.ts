import { parseFilters } from './filters.ts';

test('the same dimension twice means either; empty is absent; a value may hold signs', () => {
  expect(parseFilters(['ServiceName=S3', 'ServiceName=a,b=c', 'Tags.team!=', 'ServiceName!=EC2'])).toEqual([
    { dimension: 'ServiceName', op: 'in', values: ['S3', 'a,b=c'] },
    { dimension: 'Tags.team', op: 'not-in', values: [null] },
    { dimension: 'ServiceName', op: 'not-in', values: ['EC2'] },
  ]);
  expect(parseFilters(undefined)).toEqual([]);
  expect(parseFilters('RegionId=eu')).toHaveLength(1);
});

test('anything else is refused', () => {
  expect(() => parseFilters('ServiceName')).toThrow(expect.objectContaining({ code: 'ENGINE_BAD_REQUEST' }));
});
