import { deliveriesOf } from './delivery.ts';
import { dataExportFacts } from './facts.ts';
import { readManifest } from './manifest.ts';

const at = (key: string, lastModified = 0) => ({ key, etag: '"e"', size: 1, lastModified });
const found = (...objects: ReturnType<typeof at>[]) =>
  [...deliveriesOf(objects)].map(([name, deliveries]) => [
    name,
    ...deliveries.map(({ period, manifest }) => `${period} ${manifest.key}`),
  ]);

test('the newest manifest of each period is the delivery, wherever below the export it lies', () => {
  const metadata = 'p/daily/metadata/BILLING_PERIOD=';
  expect(
    found(
      at(`${metadata}2026-08/daily-Manifest.json`),
      at(`${metadata}2026-09/2026-10-01T00:00:00Z-a/daily-Manifest.json`, 5),
      at(`${metadata}2026-09/2026-10-02T00:00:00Z-b/daily-Manifest.json`, 7),
      at(`${metadata}2026-09/2026-10-02T08:00:00Z-c/daily-Manifest.json`, 7),
      at('p/daily/data/BILLING_PERIOD=2026-09/daily-00001.csv.gz', 9),
      at(`${metadata}2026-13/daily-Manifest.json`),
      at('p/daily/metadata/daily-Manifest.json'),
      at('p/other/metadata/billing_period=2026-09/other-Manifest.json')
    )
  ).toEqual([
    [
      'daily',
      `2026-09 ${metadata}2026-09/2026-10-02T08:00:00Z-c/daily-Manifest.json`,
      `2026-08 ${metadata}2026-08/daily-Manifest.json`,
    ],
    ['other', '2026-09 p/other/metadata/billing_period=2026-09/other-Manifest.json'],
  ]);
});

test('legacy reports have their period in the folder, and each refresh below it', () => {
  expect(
    found(
      at('r/cur/20260901-20261001/cur-Manifest.json', 2),
      at('r/cur/20260901-20261001/0af1/cur-Manifest.json', 2),
      at('r/cur/20260801-20260901/cur-Manifest.json', 1)
    )
  ).toEqual([
    ['cur', '2026-09 r/cur/20260901-20261001/cur-Manifest.json', '2026-08 r/cur/20260801-20260901/cur-Manifest.json'],
  ]);
});

test.each([
  ['{"dataFiles": ["s3://bills/p/data/BILLING_PERIOD%3D2026-09/x-1.csv.gz", "s3://bills/a b.parquet"]}', 2],
  ['{"reportKeys": ["/p/data/BILLING_PERIOD=2026-09/x-1.csv.gz"], "bucket": "bills"}', 1],
])('a manifest lists the keys of its files: %s', (text, count) => {
  const keys = readManifest('m', text);
  expect(keys).toHaveLength(count);
  expect(keys[0]).toBe('p/data/BILLING_PERIOD=2026-09/x-1.csv.gz');
});

test.each(['', '{', '[]', '{"dataFiles": "x"}', '{"files": []}'])('%j is no manifest', (text) => {
  expect(() => readManifest('p/x-Manifest.json', text)).toThrow(/p\/x-Manifest\.json is no manifest/);
});

test('permissions are limited to where the export lies', () => {
  const resources = (prefix: string) =>
    dataExportFacts({ bucket: 'b', prefix }).permissions.map((permission) => permission.resources);
  expect(resources('p/q')).toEqual([['arn:aws:s3:::b'], ['arn:aws:s3:::b/p/q/*']]);
  expect(resources('')).toEqual([['arn:aws:s3:::b'], ['arn:aws:s3:::b/*']]);
});
