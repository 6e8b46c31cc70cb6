import { matchPath } from './path-template.ts';

const match = (template: string, url: string) => {
  const [path = '', search = ''] = url.split('?');
  return matchPath(template, path, new URLSearchParams(search));
};

test('labels are decoded; another path, or another method of asking, is no match', () => {
  expect(match('/detector/{DetectorId}/findings', '/detector/d%2F1/findings')).toEqual({ DetectorId: 'd/1' });
  expect(match('/detector/{DetectorId}/findings', '/detector/findings')).toBeNull();
  expect(match('/detector', '/detector/')).toEqual({});
  expect(match('/a.b', '/aXb')).toBeNull();
});

test('a greedy label takes the rest, and parameters may be demanded', () => {
  expect(match('/{Bucket}/{Key+}', '/bucket/a/b%20c.gz')).toEqual({ Bucket: 'bucket', Key: 'a/b c.gz' });
  expect(match('/{Bucket}/{Key+}', '/bucket/')).toBeNull();
  expect(match('/{Bucket}?list-type=2', '/bucket?list-type=2&prefix=a')).toEqual({ Bucket: 'bucket' });
  expect(match('/{Bucket}?list-type=2', '/bucket?prefix=a')).toBeNull();
  expect(match('/{Bucket}?location', '/bucket?location=')).toEqual({ Bucket: 'bucket' });
});
