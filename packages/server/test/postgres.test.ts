import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { withPostgres } from '@smartcloudops/warehouse/testing';

jest.setTimeout(60_000);

const main = path.join(__dirname, '..', 'bin', 'smartcloudops.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'cli-postgres-'));
afterAll(() => rmSync(folder, { recursive: true }));

withPostgres('the command line on a PostgreSQL database', (server) => {
  function run(machine: string, args: readonly string[], url = server().url) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [main, ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        SMARTCLOUDOPS_DATA_DIR: path.join(folder, machine),
        SMARTCLOUDOPS_KEY: '07'.repeat(32),
        SMARTCLOUDOPS_WAREHOUSE_URL: url,
      },
    });
    return { stdout, stderr, status };
  }

  test('what one machine connects another knows; retention is asked of the database', () => {
    // There is no bill yet; how to import one names the database, not this machine's folder.
    const connected = run('one', ['connect', 'bills', '--kind', 'files']);
    expect(connected.stdout + connected.stderr).toMatch(/bills is remembered\..*same SMARTCLOUDOPS_WAREHOUSE_URL/);
    expect(connected.stdout + connected.stderr).not.toContain(folder);
    expect(run('other', ['connect', '--list'])).toMatchObject({ status: 0, stdout: expect.stringContaining('bills') });
    expect(run('other', ['retention'])).toMatchObject({ status: 0, stdout: expect.stringContaining('for ever') });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a database is not copied as files are, and the message says what copies it', () => {
    for (const command of ['backup', 'restore']) {
      const { status, stderr } = run('one', [command, path.join(folder, 'copy')]);
      expect([status, stderr]).toEqual([2, expect.stringContaining('pg_dump --schema=smartcloudops')]);
      expect(stderr).not.toContain(new URL(server().url).password);
    }
  });

  test('a URL that cannot be used is refused without its password', () => {
    for (const url of ['mysql://root:s3cret@db/x', server().url.replace(/\/\/[^@]*@/, '//postgres:s3cret@')]) {
      const { status, stdout, stderr } = run('one', ['connect', '--list'], url);
      expect(status).not.toBe(0);
      expect(stderr).toMatch(/WAREHOUSE_(CANNOT_OPEN|ACCESS_DENIED)/);
      expect(stdout + stderr).not.toContain('s3cret');
    }
  });
});
