import { gzipSync } from 'node:zlib';

import { bucketClient } from '@smartcloudops/aws';
import { DAY_MS, HOUR_MS } from '@smartcloudops/focus';

import { bill, csv } from '../../test/bill-file.ts';
import { exportBench, FOCUS, MONTHS, NOW } from '../../test/export-bench.ts';
import type { ExportBench } from '../../test/export-bench.ts';
import { checkExport } from './check-export.ts';

jest.setTimeout(60_000);

let at: ExportBench;
beforeEach(async () => (at = await exportBench()));
afterEach(() => at.close());

const FILE = 'exports/focus-daily/data/BILLING_PERIOD=2026-09/focus-daily-00001.csv.gz';
const MANIFEST = 'exports/focus-daily/metadata/BILLING_PERIOD=2026-09/focus-daily-Manifest.json';
const put = (key: string, content: string | Uint8Array) => at.twin.putObject('bills', key, content);

test.each([
  ['NOLIST', 's3:ListBucket'],
  ['NOREAD', 's3:GetObject'],
])('the permission that %s lacks is named', async (accessKey, action) => {
  const result = await at.run(FOCUS, { accessKey });
  expect(result).toMatchObject({ state: 'failed', code: 'AWS_ACCESS_DENIED', error: { action }, rows: 0 });
  expect(result.message).toContain(`The permission ${action} is missing.`);
});

test.each([
  ['AWS_BUCKET_UNKNOWN', { bucket: 'nowhere', prefix: '' }, 'setting "Bucket"'],
  ['AWS_EXPORT_NOT_FOUND', { ...FOCUS, name: 'no-such' }, 's3://bills/exports/no-such'],
  ['AWS_EXPORT_NOT_FOUND', { bucket: 'bills', prefix: 'elsewhere' }, 's3://bills/elsewhere/'],
  ['AWS_EXPORT_AMBIGUOUS', { bucket: 'bills', prefix: 'exports' }, '"cur2-daily", "focus-daily"'],
])('%s says where it looked', async (code, place, words) => {
  const result = await at.run(place);
  expect(result).toMatchObject({ state: 'failed', code });
  expect(result.message).toContain(words);
});

test('the folder of the export as the prefix is understood', async () => {
  const place = { bucket: 'bills', prefix: 'exports/focus-daily' };
  expect(await at.run(place, { historyDays: 1 })).toMatchObject({ state: 'done', periods: ['2026-10'] });
});

test('a file that cannot be read leaves the other months alone, and is told by its place in S3', async () => {
  await at.run();
  const before = await at.months();
  at.now += 1000;
  put(FILE, gzipSync('BilledCost,BillingCurrency\nnonsense'));
  put(MANIFEST, JSON.stringify({ dataFiles: [`s3://bills/${FILE}`] }));
  const result = await at.run();
  expect(result).toMatchObject({ state: 'failed', problems: [{ kind: 'billing period', scope: '2026-09' }] });
  expect(result.message).toContain(`s3://bills/${FILE}`);
  expect(result.message).not.toContain('/tmp/');
  expect(await at.months()).toEqual(before);
});

test('a delivery under way is waited for; one that nobody finishes is read after all', async () => {
  at.now += 1000;
  put(
    FILE,
    gzipSync(csv(bill([{ ChargePeriodStart: '2026-09-03T00:00:00Z', ChargePeriodEnd: '2026-09-04T00:00:00Z' }])))
  );
  const waiting = await at.run();
  expect(waiting).toMatchObject({ state: 'partial', code: 'AWS_EXPORT_UNFINISHED', periods: ['2026-10', '2026-08'] });
  expect(waiting.message).toContain('2026-09');
  expect((await at.months()).has('2026-09')).toBe(false);
  at.now += 7 * HOUR_MS;
  await at.run();
  expect((await at.months()).has('2026-09')).toBe(true);
});

test('an export that is delivered anew while it is read is read anew', async () => {
  const stated = (amount: string) =>
    gzipSync(
      csv(
        bill([
          { BilledCost: amount, ChargePeriodStart: '2026-09-03T00:00:00Z', ChargePeriodEnd: '2026-09-04T00:00:00Z' },
        ])
      )
    );
  let isRewritten = false;
  const result = await at.run(FOCUS, {
    onProgress({ step }) {
      if (isRewritten || !step.startsWith('2026-09, downloading')) return;
      isRewritten = true;
      for (const key of [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => FILE.replace('00001', `0000${n}`)))
        at.twin.deleteObject('bills', key);
      put(FILE.replace('00001', 'again'), stated('42.50'));
      put(MANIFEST, JSON.stringify({ dataFiles: [`s3://bills/${FILE.replace('00001', 'again')}`] }));
    },
  });
  expect(result).toMatchObject({ state: 'done', periods: MONTHS });
  expect((await at.months()).get('2026-09')).toBe('42.5');
});

test('the petty cash of a month is not exceeded without a budget, and a budget goes on where it ends', async () => {
  const entry = { connection: 'c', source: 'data-export', operation: 'ListObjectsV2', at: NOW, price: '0.009996' };
  await at.warehouse.journal.reserve(entry, null);
  const before = (await at.warehouse.journal.ledger('c', 0, NOW + DAY_MS)).length;
  expect(await at.run()).toMatchObject({ state: 'cap-reached', calls: 0, rows: 0 });
  expect(await at.warehouse.journal.ledger('c', 0, NOW + DAY_MS)).toHaveLength(before);
  expect(at.s3Bill()).toBe('0');
  expect(await at.run(FOCUS, { cap: '0.05' })).toMatchObject({ state: 'done', periods: MONTHS });
});

test('two that read the same export at once do not do it twice', async () => {
  const [one, other] = await Promise.all([at.run(), at.run()]);
  expect([one.state, other.state].sort()).toEqual(['busy', 'done']);
});

test('a reading that was cancelled goes on with the periods that it had not read', async () => {
  const stop = new AbortController();
  const cancelled = at.run(FOCUS, {
    signal: stop.signal,
    onProgress: ({ done }) => done === 1 && stop.abort(),
  });
  await expect(cancelled).rejects.toMatchObject({ code: 'INGEST_CANCELLED' });
  expect(await at.run()).toMatchObject({ state: 'done', periods: MONTHS.slice(1) });
});

test('however often somebody looks at an export, there is money left to collect it', async () => {
  const settings = { authType: 'keys', accessKey: 'CORE', secretKey: 's', endpoint: at.twin.url } as const;
  const client = bucketClient(settings, { bucket: 'bills', region: 'us-east-1' });
  const look = () =>
    checkExport({ warehouse: at.warehouse, clock: { now: () => NOW }, connection: 'c', client, place: FOCUS });
  expect(await look()).toMatchObject({ kind: 'found', found: { name: 'focus-daily' } });
  expect(at.s3Bill()).toBe('0.0000054');
  const looks = { connection: 'c', source: 'data-export', operation: 'ListObjectsV2', at: NOW, price: '0.004995' };
  await at.warehouse.journal.reserve(looks, null);
  expect(await look()).toEqual({ kind: 'no-money' });
  expect(at.s3Bill()).toBe('0.0000054');
  client.close();
  expect(await at.run()).toMatchObject({ state: 'done', periods: MONTHS });
});
