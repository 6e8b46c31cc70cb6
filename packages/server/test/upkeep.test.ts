import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createWorld, startTwin } from '@smartcloudops/twin';

jest.setTimeout(120_000);

const bin = path.join(__dirname, '..', 'bin', 'smartcloudops.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'upkeep-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Not `spawnSync`: the twin answers in this process. */
async function run(dataDir: string, ...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [bin, ...args], {
    env: {
      ...process.env,
      SMARTCLOUDOPS_DATA_DIR: path.join(folder, dataDir),
      AWS_ACCESS_KEY_ID: 'TWINDEMO',
      AWS_SECRET_ACCESS_KEY: 's',
    },
  });
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    return () => Buffer.concat(parts).toString();
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, out: out?.() ?? '', err: err?.() ?? '' };
}

test('verify ties after collecting, and ends with 1 when AWS has restated what was not collected again', async () => {
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  let now = today - 2 * 86_400_000 + 43_200_000;
  const world = createWorld({ seed: 3, days: 40, accounts: 2, now: today + 43_200_000 });
  const twin = await startTwin({ world, now: () => now });
  try {
    const options = ['--kind', 'aws', '--auth', 'keys', '--endpoint', twin.url, '--budget', '5.00', '--no-metrics'];
    const connected = await run('aws', 'connect', 'prod', ...options, '--history-days', '20');
    expect(`${connected.status} ${connected.err}`).toMatch(/^0 /);
    const collected = await run('aws', 'collect', 'prod');
    expect(`${collected.status} ${collected.err}`).toMatch(/^0 /);
    const ties = await run('aws', 'verify');
    expect(ties).toMatchObject({ status: 0, out: expect.stringMatching(/cost-explorer +BilledCost +ties/) });
    expect(ties.out).not.toContain('GAP in');
    // Two days later AWS knows more of the month than was collected.
    now = today + 43_200_000;
    const gap = await run('aws', 'verify', '--json');
    expect(gap.status).toBe(1);
    const { months } = JSON.parse(gap.out) as { months: { state: string; figures: { services: object[] } | null }[] };
    expect(months.find(({ state }) => state === 'gap')?.figures?.services.length).toBeGreaterThan(0);
  } finally {
    await twin.close();
  }
});

test('a warehouse is backed up, lost, put back, and not put over another unless forced', async () => {
  const bill = path.join(folder, 'bill.csv');
  const columns =
    'BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName';
  const period = '2024-09-01T00:00:00Z,2024-10-01T00:00:00Z';
  writeFileSync(bill, `${columns}\n12.5,12.5,payer,USD,${period},2024-09-01T00:00:00Z,2024-09-02T00:00:00Z,Usage,S3\n`);
  const imported = await run('files', 'import', bill);
  expect(`${imported.status} ${imported.err}`).toBe('0 ');
  const copy = path.join(folder, 'copy');
  expect(await run('files', 'backup', copy)).toMatchObject({ status: 0, out: expect.stringContaining('checked') });
  expect(readdirSync(copy)).toContain('backup.json');
  expect(await run('files', 'restore', copy)).toMatchObject({
    status: 2,
    err: expect.stringContaining('WAREHOUSE_EXISTS'),
  });
  rmSync(path.join(folder, 'files'), { recursive: true });
  expect(await run('files', 'restore', copy)).toMatchObject({ status: 0 });
  const query = {
    queryType: 'cost',
    grain: 'total',
    timeRange: { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' },
  };
  expect(await run('files', 'query', JSON.stringify(query))).toMatchObject({
    out: expect.stringContaining('[[12.5]]'),
  });
  const verified = await run('files', 'verify');
  expect(verified).toMatchObject({ status: 0, out: expect.stringMatching(/2024-\d\d.* ties/) });
});

test('retention tells what it would drop, and drops nothing unless told to', async () => {
  const { status, out } = await run('files', 'retention');
  expect(status).toBe(0);
  expect(out).toMatch(/^charges +for ever/m);
  expect(out).toContain('WOULD DROP');
  expect(await run('files', 'retention', '--apply', '--json')).toMatchObject({
    status: 0,
    out: expect.stringContaining('"dropped":0'),
  });
});
