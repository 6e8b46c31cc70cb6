import { startTwin } from '@smartcloudops/twin';
import type { AthenaRows, AthenaRun, Twin } from '@smartcloudops/twin';

import { athenaEngine } from './engine.ts';
import type { AthenaQueryError } from './query-error.ts';
import type { AthenaSettings } from './settings.ts';

const MEGABYTE = 2 ** 20;
const NO_LIMIT = { maxBytes: Infinity };

/** What the next queries answer with. */
let runner: (sql: string, run: AthenaRun) => Promise<AthenaRows>;
let now = Date.UTC(2026, 10, 24, 9);
let twin: Twin;

const rowsOf = (rows: readonly (readonly (string | null)[])[], bytesScanned = 1): AthenaRows => ({
  columns: [
    { name: 'service', type: 'varchar' },
    { name: 'amount', type: 'varchar' },
  ],
  rows,
  bytesScanned,
});

beforeEach(async () => {
  runner = async () => rowsOf([['AmazonEC2', '1.5']]);
  const denied = (name: string, ...but: readonly string[]) => ({
    accessKeyId: name,
    allow: ['athena:*', 'glue:*', 's3:GetObject', 's3:PutObject', 's3:GetBucketLocation'].filter(
      (one) => !but.includes(one)
    ),
  });
  twin = await startTwin({
    seed: 1,
    days: 2,
    accounts: 1,
    now: () => now,
    athena: (sql, run) => runner(sql, run),
    athenaWorkGroups: [
      { name: 'primary', outputLocation: 's3://answers/' },
      { name: 'small', outputLocation: 's3://answers/', bytesScannedCutoff: 10 * MEGABYTE },
      { name: 'bare', outputLocation: null },
      { name: 'off', outputLocation: 's3://answers/', disabled: true },
    ],
    athenaTables: [
      {
        database: 'bill',
        name: 'focus',
        columns: [
          { name: 'billedcost', type: 'double' },
          { name: 'tags', type: 'map<string,string>' },
        ],
        partitionKeys: [{ name: 'billing_period', type: 'string' }],
      },
    ],
    credentials: [
      { accessKeyId: 'ALL' },
      denied('NO_GLUE', 'glue:*'),
      denied('NO_READ', 's3:GetObject'),
      denied('NO_WRITE', 's3:PutObject'),
      denied('NO_BUCKET', 's3:GetBucketLocation'),
      { accessKeyId: 'NONE', allow: [] },
    ],
  });
});
afterEach(() => twin.close());

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

function engineOf(more: Partial<AthenaSettings> = {}) {
  const engine = athenaEngine({
    authType: 'keys',
    accessKey: 'ALL',
    secretKey: 's',
    endpoint: twin.url,
    defaultRegion: 'us-east-1',
    database: 'bill',
    reuseMinutes: 0,
    ...more,
  });
  open.push(engine);
  return engine;
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('it went well');
    },
    (error: unknown) => error as AthenaQueryError
  );

/** Until `test` holds. */
async function eventually(test: () => boolean): Promise<void> {
  while (!test()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('rows come without the row of names, and null is not empty text', async () => {
  runner = async () =>
    rowsOf(
      [
        ['AmazonEC2', null],
        ['', '0.000000001'],
      ],
      3 * MEGABYTE
    );
  const answer = await engineOf().query('SELECT service, amount FROM focus', NO_LIMIT);
  expect(answer).toEqual({
    columns: ['service', 'amount'],
    rows: [
      ['AmazonEC2', null],
      ['', '0.000000001'],
    ],
    bytesScanned: 3 * MEGABYTE,
  });
});

test('all pages of a long answer, and a row that is like the names is kept', async () => {
  const rows = Array.from({ length: 2500 }, (_, index) => [`s${index}`, String(index)]);
  runner = async () => rowsOf([['service', 'amount'], ...rows]);
  const answer = await engineOf().query('SELECT …', NO_LIMIT);
  expect(answer.rows).toHaveLength(2501);
  expect(answer.rows[0]).toEqual(['service', 'amount']);
  expect(answer.rows.at(-1)).toEqual(['s2499', '2499']);
  runner = async () => rowsOf([]);
  expect((await engineOf().query('SELECT nothing', NO_LIMIT)).rows).toEqual([]);
});

test('each query is charged as it was priced: by whole megabytes, ten at least', async () => {
  const engine = engineOf();
  let sum = 0;
  for (const bytes of [0, 5 * MEGABYTE, 10 * MEGABYTE + 1, 1_234_567_890_123]) {
    runner = async () => rowsOf([], bytes);
    const { bytesScanned } = await engine.query(`SELECT ${bytes}`, NO_LIMIT);
    sum += Number(engine.price(bytesScanned));
  }
  expect(engine.price(2 ** 40)).toBe('5');
  expect(engine.price(1)).toBe('0.000047684');
  const [item] = twin.invoice().items.filter(({ operation }) => operation === 'athena:StartQueryExecution');
  expect(item).toMatchObject({ answered: 4, units: 10 + 10 + 11 + Math.ceil(1_234_567_890_123 / MEGABYTE) });
  expect(Number(item?.amount)).toBeCloseTo(sum, 9);
});

test('the price of a region that we do not know is taken for dear, unless it is set', () => {
  expect([engineOf().isPriceKnown, engineOf().price(2 ** 40)]).toEqual([true, '5']);
  const far = engineOf({ defaultRegion: 'sa-east-1' });
  expect([far.isPriceKnown, far.price(2 ** 40), far.price(0)]).toEqual([false, '10', '0']);
  expect(engineOf({ defaultRegion: 'sa-east-1', pricePerTerabyte: '9.00' }).price(2 ** 40)).toBe('9');
});

test('what Athena still has is taken again for nothing, until it is too old', async () => {
  const engine = engineOf({ reuseMinutes: 30 });
  let runs = 0;
  runner = async () => {
    runs++;
    return rowsOf([['AmazonS3', '1']], MEGABYTE);
  };
  const first = await engine.query('SELECT 1', NO_LIMIT);
  const { total } = twin.invoice();
  const again = await engine.query('SELECT 1', NO_LIMIT);
  expect(again).toEqual({ ...first, bytesScanned: 0 });
  expect([runs, twin.invoice().total, engine.price(again.bytesScanned)]).toEqual([1, total, '0']);
  await engine.query('SELECT 2', NO_LIMIT);
  now += 31 * 60_000;
  await engine.query('SELECT 1', NO_LIMIT);
  expect(runs).toBe(3);
});

test('a query that is cancelled is stopped in Athena, and what it scanned is told', async () => {
  let stopped = false;
  runner = (_, { scanned, signal }) =>
    new Promise(() => {
      scanned(20 * MEGABYTE);
      signal.addEventListener('abort', () => (stopped = true));
    });
  const abort = new AbortController();
  const failing = failureOf(engineOf().query('SELECT …', { ...NO_LIMIT, signal: abort.signal }));
  await eventually(() => twin.invoice().items.some(({ operation }) => operation === 'athena:GetQueryExecution'));
  abort.abort();
  expect(await failing).toMatchObject({ bytesScanned: 20 * MEGABYTE, cause: { code: 'AWS_CANCELLED' } });
  expect(stopped).toBe(true);
  expect(twin.invoice().items).toContainEqual(
    expect.objectContaining({ operation: 'athena:StartQueryExecution', units: 20, amount: '0.000095368' })
  );
  const never = await failureOf(engineOf().query('SELECT …', { ...NO_LIMIT, signal: abort.signal }));
  expect(never).toMatchObject({ bytesScanned: 0, cause: { code: 'AWS_CANCELLED' } });
});

test('a query that scans more than it may is stopped, by us or by the limit of the workgroup', async () => {
  runner = (_, { scanned }) => new Promise(() => scanned(50 * MEGABYTE));
  const ours = await failureOf(engineOf().query('SELECT …', { maxBytes: 40 * MEGABYTE }));
  expect(ours).toMatchObject({ bytesScanned: 50 * MEGABYTE, cause: { code: 'AWS_QUERY_TOO_LARGE' } });
  expect(ours.message).toContain('41,943,040 bytes');
  const small = engineOf({ workGroup: 'small' });
  expect(await small.limit()).toBe(10 * MEGABYTE);
  expect(await engineOf().limit()).toBeNull();
  const theirs = await failureOf(small.query('SELECT …', NO_LIMIT));
  expect(theirs).toMatchObject({ bytesScanned: 10 * MEGABYTE, cause: { code: 'AWS_QUERY_TOO_LARGE' } });
});

test('a query that fails costs nothing and says why', async () => {
  runner = async () => {
    throw new Error("COLUMN_NOT_FOUND: line 1:8: Column 'amoun' cannot be resolved");
  };
  const error = await failureOf(engineOf().query('SELECT amoun', NO_LIMIT));
  expect(error).toMatchObject({ bytesScanned: 0, cause: { code: 'AWS_QUERY_FAILED', charged: 'no' } });
  expect(error.message).toContain("Column 'amoun' cannot be resolved");
  expect(twin.invoice().total).toBe('0');
});

test.each([
  ['NO_GLUE', 'glue:GetTable'],
  ['NO_READ', 's3:GetObject'],
  ['NO_WRITE', 's3:PutObject'],
  ['NO_BUCKET', 's3:GetBucketLocation'],
  ['NONE', 'athena:StartQueryExecution'],
])('without the right of %s the message names %s', async (accessKey, action) => {
  const error = await failureOf(engineOf({ accessKey }).query('SELECT 1', NO_LIMIT));
  expect(error).toMatchObject({ bytesScanned: 0, cause: { code: 'AWS_ACCESS_DENIED', action } });
  expect(error.message).toContain(`The permission ${action} is missing`);
});

test('no place for answers, a workgroup that is off or not there, a table that is not there', async () => {
  const bare = await failureOf(engineOf({ workGroup: 'bare' }).query('SELECT 1', NO_LIMIT));
  expect(bare.cause.code).toBe('AWS_QUERY_OUTPUT_MISSING');
  await engineOf({ workGroup: 'bare', outputLocation: 's3://mine/x/' }).query('SELECT 1', NO_LIMIT);
  for (const workGroup of ['off', 'none']) {
    const error = await failureOf(engineOf({ workGroup }).query('SELECT 1', NO_LIMIT));
    expect(error).toMatchObject({ bytesScanned: 0, cause: { code: 'AWS_REQUEST_REFUSED' } });
  }
  const engine = engineOf();
  expect(await engine.columns({ schema: 'bill', name: 'focus' })).toEqual([
    { name: 'billedcost', type: 'double' },
    { name: 'tags', type: 'map(varchar,varchar)' },
    { name: 'billing_period', type: 'varchar' },
  ]);
  const missing = await failureOf(engine.columns({ schema: 'bill', name: 'fokus' }));
  expect(missing).toMatchObject({ code: 'AWS_TABLE_NOT_FOUND' });
  const denied = await failureOf(engineOf({ accessKey: 'NO_GLUE' }).columns({ schema: 'bill', name: 'focus' }));
  expect(denied).toMatchObject({ code: 'AWS_ACCESS_DENIED', action: 'glue:GetTable' });
});

test('a start whose answer is lost is not started twice, and a look that fails is repeated', async () => {
  let runs = 0;
  runner = async () => {
    runs++;
    return rowsOf([['a', '1']]);
  };
  twin.setFaults([
    { operation: 'StartQueryExecution', kind: 'lost-answer', count: 1 },
    { operation: 'GetQueryExecution', kind: 'unavailable', count: 2 },
  ]);
  expect((await engineOf().query('SELECT 1', NO_LIMIT)).rows).toEqual([['a', '1']]);
  expect(runs).toBe(1);
});

test.each([
  [{ defaultRegion: undefined }, /"Default Region" is empty/],
  [{ database: ' ' }, /database .* is empty/],
  [{ outputLocation: 'https://answers' }, /s3:\/\/bucket\/folder/],
  [{ reuseMinutes: 20_000 }, /10080/],
  [{ pricePerTerabyte: 'five' }, /"five"/],
])('%j is refused', (more, message) => {
  expect(() => engineOf(more as Partial<AthenaSettings>)).toThrow(message);
});
