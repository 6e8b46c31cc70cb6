import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(300_000);

const bin = path.join(__dirname, '..', 'bin', 'smartcloudops.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'key-'));
const at = (...parts: string[]) => path.join(folder, ...parts);
const HEX = { one: '01'.repeat(32), two: '02'.repeat(32) };

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    seed: 1,
    days: 2,
    accounts: 1,
    credentials: [{ accessKeyId: 'ALL' }, { accessKeyId: 'NO_DECRYPT', allow: ['kms:GenerateDataKey'] }],
  });
});
afterAll(async () => {
  await twin.close();
  rmSync(folder, { recursive: true });
});

type Environment = Readonly<Record<string, string>>;

/** Killed after so many ms, when given. */
async function run(dataDir: string, args: readonly string[], more: Environment = {}, killAfter?: number) {
  const child = spawn(process.execPath, [bin, ...args], {
    env: {
      ...process.env,
      SMARTCLOUDOPS_DATA_DIR: at(dataDir),
      AWS_ACCESS_KEY_ID: 'ALL',
      AWS_SECRET_ACCESS_KEY: 's',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL_KMS: twin.url,
      ...more,
    },
  });
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    return () => Buffer.concat(parts).toString();
  });
  if (killAfter !== undefined) void sleep(killAfter).then(() => child.kill('SIGKILL'));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, out: out?.() ?? '', err: err?.() ?? '' };
}

const columns =
  'BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName';
const period = '2024-09-01T00:00:00Z,2024-10-01T00:00:00Z';

/** A bill of 12.5, and a connection, which is kept sealed. */
async function fill(dataDir: string, more: Environment = {}): Promise<void> {
  const bill = at('bill.csv');
  writeFileSync(bill, `${columns}\n12.5,12.5,payer,USD,${period},2024-09-01T00:00:00Z,2024-09-02T00:00:00Z,Usage,S3\n`);
  const imported = await run(dataDir, ['import', bill], more);
  expect(`${imported.status} ${imported.err}`).toBe('0 ');
  const connected = await run(dataDir, ['connect', 'prod', '--kind', 'files'], more);
  expect(`${connected.status} ${connected.err}`).toMatch(/^0 /);
}

const query = JSON.stringify({
  queryType: 'cost',
  grain: 'total',
  timeRange: { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' },
});

/** The bill is answered and the connection opens. */
async function holds(dataDir: string, more: Environment = {}): Promise<void> {
  const answered = await run(dataDir, ['query', query], more);
  expect(`${answered.status} ${answered.err}`).toBe('0 ');
  expect(answered.out).toContain('[[12.5]]');
  const listed = await run(dataDir, ['connect', '--list'], more);
  expect(listed.out).toMatch(/^prod\b/m);
  expect(listed.out).not.toMatch(/cannot be opened/);
}

const filesOf = (dataDir: string) =>
  readdirSync(at(dataDir))
    .filter((name) => !/-(wal|shm)$/.test(name))
    .toSorted();

test('the key in the file beside is replaced, with the backups that are named; the old one is kept aside', async () => {
  await fill('beside');
  await run('beside', ['backup', at('beside-copy')]);
  await run('beside', ['backup', at('beside-old')]);
  const before = readFileSync(at('beside.key'), 'utf8');
  const rotated = await run('beside', ['key', 'rotate', '--backup', at('beside-copy')]);
  expect(`${rotated.status} ${rotated.err}`).toBe('0 ');
  expect(rotated.out).toContain('All data has the new key.');
  const after = readFileSync(at('beside.key'), 'utf8');
  expect(after).not.toBe(before);
  expect(statSync(at('beside.key')).mode & 0o777).toBe(0o600);
  const [old = ''] = readdirSync(folder).filter((name) => name.startsWith('beside.key.until-'));
  expect(readFileSync(at(old), 'utf8')).toBe(before);
  expect(statSync(at(old)).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => /\.(next|rotating|replaced)$/.test(name))).toEqual([]);
  expect(existsSync(at('beside', 'rotation'))).toBe(false);
  await holds('beside');
  // The backup that was changed over opens with the new key, the other one with the old.
  rmSync(at('beside'), { recursive: true });
  expect(await run('beside', ['restore', at('beside-old')])).toMatchObject({
    err: expect.stringContaining('WAREHOUSE_WRONG_KEY'),
  });
  expect(await run('beside', ['restore', at('beside-copy')])).toMatchObject({ status: 0 });
  await holds('beside');
  const opened = { SMARTCLOUDOPS_KEY_FILE: at(old) };
  expect(await run('elsewhere', ['restore', at('beside-old')], opened)).toMatchObject({ status: 0 });
  await holds('elsewhere', opened);
});

test('from a setting to a file to KMS to another key of KMS and back', async () => {
  const given = { SMARTCLOUDOPS_KEY: HEX.one };
  await fill('journey', given);
  expect(await run('journey', ['key', 'rotate'], given)).toMatchObject({
    status: 2,
    err: expect.stringMatching(/--new-key-file FILE.*ENGINE_KEY_SETTINGS/s),
  });
  const toFile = await run('journey', ['key', 'rotate', '--new-key-file', at('new.key')], given);
  expect(toFile).toMatchObject({ status: 0, out: expect.stringContaining(`SMARTCLOUDOPS_KEY_FILE=${at('new.key')}`) });
  const inFile = { SMARTCLOUDOPS_KEY_FILE: at('new.key') };
  await holds('journey', inFile);
  expect(await run('journey', ['query', query], given)).toMatchObject({
    err: expect.stringContaining('WAREHOUSE_WRONG_KEY'),
  });

  const toKms = await run('journey', ['key', 'rotate', '--kms-key-id', 'alias/smartcloudops'], inFile);
  expect(toKms).toMatchObject({
    status: 0,
    out: expect.stringContaining('SMARTCLOUDOPS_KMS_KEY_ID=alias/smartcloudops'),
  });
  const inKms = { SMARTCLOUDOPS_KMS_KEY_ID: 'alias/smartcloudops' };
  await holds('journey', inKms);
  const kept = () => JSON.parse(readFileSync(at('journey', 'data-key.json'), 'utf8')) as { encryptedKey: string };
  const first = kept().encryptedKey;

  const again = await run('journey', ['key', 'rotate'], inKms);
  expect(`${again.status} ${again.err}`).toBe('0 ');
  expect(kept().encryptedKey).not.toBe(first);
  await holds('journey', inKms);

  expect(await run('journey', ['key', 'rotate', '--kms-key-id', 'alias/other'], inKms)).toMatchObject({ status: 0 });
  await holds('journey', { SMARTCLOUDOPS_KMS_KEY_ID: 'alias/other' });
  expect(await run('journey', ['query', query], inKms)).toMatchObject({
    status: 2,
    err: expect.stringContaining('AWS_KMS_WRONG_KEY'),
  });

  const back = { SMARTCLOUDOPS_KMS_KEY_ID: 'alias/other', SMARTCLOUDOPS_NEW_KEY: HEX.two };
  expect(await run('journey', ['key', 'rotate'], back)).toMatchObject({ status: 0 });
  expect(existsSync(at('journey', 'data-key.json'))).toBe(false);
  await holds('journey', { SMARTCLOUDOPS_KEY: HEX.two });
});

test('with KMS the key is made once and opened at every start; a backup holds it encrypted', async () => {
  const kms = { SMARTCLOUDOPS_KMS_KEY_ID: 'alias/smartcloudops' };
  await fill('cloud', kms);
  await holds('cloud', kms);
  expect(existsSync(at('cloud.key'))).toBe(false);
  expect(filesOf('cloud')).toContain('data-key.json');
  expect(await run('cloud', ['backup', at('cloud-copy')], kms)).toMatchObject({ status: 0 });
  // To an empty machine, and to one that has a newer key.
  expect(await run('cloud-2', ['restore', at('cloud-copy')], kms)).toMatchObject({ status: 0 });
  await holds('cloud-2', kms);
  await run('cloud', ['key', 'rotate'], kms);
  expect(await run('cloud', ['restore', at('cloud-copy'), '--force'], kms)).toMatchObject({ status: 0 });
  await holds('cloud', kms);

  const denied = await run('cloud', ['query', query], { ...kms, AWS_ACCESS_KEY_ID: 'NO_DECRYPT' });
  expect(denied).toMatchObject({
    status: 2,
    err: expect.stringMatching(/The permission kms:Decrypt is missing.*AWS_ACCESS_DENIED/s),
  });
  expect((await run('cloud', ['query', query], { ...kms, AWS_REGION: '' })).err).toMatch(
    /give the ARN of the key.*AWS_SETTING_WRONG/s
  );
  expect(await run('cloud', ['query', query])).toMatchObject({
    status: 1,
    err: expect.stringMatching(/SMARTCLOUDOPS_KMS_KEY_ID.*ENGINE_KEY_MISSING/s),
  });
  expect(existsSync(at('cloud.key'))).toBe(false);
  expect(await run('cloud', ['query', query], { ...kms, SMARTCLOUDOPS_KEY: HEX.one })).toMatchObject({
    status: 2,
    err: expect.stringMatching(/SMARTCLOUDOPS_KEY and SMARTCLOUDOPS_KMS_KEY_ID are set.*ENGINE_KEY_SETTINGS/s),
  });
});

test('a lost key is told, and no new one is made in its place', async () => {
  await fill('lost');
  const key = readFileSync(at('lost.key'), 'utf8');
  rmSync(at('lost.key'));
  const missing = await run('lost', ['query', query]);
  expect(missing).toMatchObject({
    status: 1,
    err: expect.stringMatching(/lost\.key is not there.*ENGINE_KEY_MISSING/s),
  });
  expect(existsSync(at('lost.key'))).toBe(false);
  const toKms = await run('lost', ['query', query], { SMARTCLOUDOPS_KMS_KEY_ID: 'alias/smartcloudops' });
  expect(toKms.err).toMatch(/key rotate --kms-key-id alias\/smartcloudops.*ENGINE_KEY_MISSING/s);
  const noFile = await run('lost', ['query', query], { SMARTCLOUDOPS_KEY_FILE: at('none') });
  expect(noFile.err).toMatch(/none that SMARTCLOUDOPS_KEY_FILE names is not there.*ENGINE_KEY_MISSING/s);
  writeFileSync(at('lost.key'), key);
  await holds('lost');
});

test('while a server has the warehouse open the key is not changed', async () => {
  await fill('busy');
  const server = spawn(process.execPath, [bin, 'serve', '--port', '0'], {
    env: { ...process.env, SMARTCLOUDOPS_DATA_DIR: at('busy') },
  });
  try {
    await new Promise<void>((resolve) => {
      server.stderr.on('data', (part: Buffer) => part.toString().includes('Listening') && resolve());
    });
    const before = filesOf('busy');
    const refused = await run('busy', ['key', 'rotate']);
    expect(refused).toMatchObject({ status: 2, err: expect.stringContaining('ENGINE_KEY_IN_USE') });
    expect(filesOf('busy')).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('busy.key.'))).toEqual([]);
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('close', resolve));
  }
  expect(await run('busy', ['key', 'rotate'])).toMatchObject({ status: 0 });
  await holds('busy');
});

test('killed at any moment, the data opens, or says what finishes it, and nothing is lost', async () => {
  await fill('killed');
  const started = performance.now();
  expect(await run('killed', ['key', 'rotate'])).toMatchObject({ status: 0 });
  const whole = performance.now() - started;
  for (let attempt = 0; attempt < 8; attempt++) {
    // From when the program is loaded to its end, in even steps: where the last ones fall is the machine's luck.
    await run('killed', ['key', 'rotate'], {}, whole * (0.4 + (0.6 * attempt) / 8));
    const opened = await run('killed', ['query', query]);
    if (opened.status !== 0) expect(opened.err).toContain('ENGINE_KEY_ROTATING');
    else expect(opened.out).toContain('[[12.5]]');
    const finished = await run('killed', ['key', 'rotate']);
    expect(`${finished.status} ${finished.err}`).toBe('0 ');
  }
  await holds('killed');
  expect(existsSync(at('killed', 'rotation'))).toBe(false);
});
