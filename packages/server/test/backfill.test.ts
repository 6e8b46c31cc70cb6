import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

jest.setTimeout(120_000);

const bin = path.join(__dirname, '..', 'bin', 'smartcloudops.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'cli-backfill-'));
const env = { ...process.env, SMARTCLOUDOPS_DATA_DIR: path.join(folder, 'data') };
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', env, input: '' });
  return { status, out: stdout, err: stderr };
}

test('the price is told before anything is collected; then it is collected, told of, and not paid for again', () => {
  expect(run('backfill', '--months', '2')).toMatchObject({ status: 2, err: expect.stringContaining('connect --help') });
  expect(run('connect', 'demo', '--kind', 'demo', '--history-days', '40', '--no-metrics').status).toBe(0);
  expect(run('backfill')).toMatchObject({ status: 0, out: expect.stringContaining('no backfill was ever started') });
  expect(run('backfill', '--months', '39')).toMatchObject({ status: 2, err: expect.stringContaining('from 1 to 38') });

  const quoted = run('backfill', '--months', '4');
  expect(quoted).toMatchObject({ status: 2, err: expect.stringContaining('--yes') });
  expect(quoted.out).toMatch(
    /^demo: 4 months, by day from \d{4}-\d\d-01\.\n5 requests, 5 or more pages: at least \$0\.05/
  );
  expect(run('backfill').out).toContain('no backfill was ever started');

  const done = run('backfill', '--months', '4', '--yes', '--json');
  expect(done.status).toBe(0);
  expect(JSON.parse(done.out)).toMatchObject({
    connection: 'demo',
    progress: { state: 'done', months: 4, done: 5, total: 5 },
  });
  expect(run('backfill').out).toMatch(/^demo: backfill of 4 months done; 5 of 5 requests, \d+ pages, \$0\.\d\d\.\n$/);
  expect(run('backfill', '--months', '4')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/are all here\. There is nothing to pay\.\n$/),
  });
  expect(run('backfill', '--cancel').out).toContain('done');
});
