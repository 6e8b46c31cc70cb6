import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';
import { withPostgres } from '@smartcloudops/warehouse/testing';

jest.setTimeout(120_000);

const bin = path.join(__dirname, '..', 'bin', 'smartcloudops.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'shared-key-'));
const at = (name: string) => path.join(folder, name);
let twin: Twin;
beforeAll(async () => (twin = await startTwin({ seed: 1, days: 2, accounts: 1 })));
afterAll(async () => {
  await twin.close();
  rmSync(folder, { recursive: true });
});

withPostgres('the key of a shared database', (server) => {
  async function run(machine: string, args: readonly string[], key: Readonly<Record<string, string>>) {
    const child = spawn(process.execPath, [bin, ...args], {
      env: {
        ...process.env,
        SMARTCLOUDOPS_DATA_DIR: at(machine),
        SMARTCLOUDOPS_WAREHOUSE_URL: server().url,
        AWS_ACCESS_KEY_ID: 'TWINDEMO',
        AWS_SECRET_ACCESS_KEY: 's',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL_KMS: twin.url,
        ...key,
      },
    });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { status, said: Buffer.concat(parts).toString() };
  }

  /** The connection `bills` opens. */
  async function opens(machine: string, key: Readonly<Record<string, string>>): Promise<boolean> {
    const { status, said } = await run(machine, ['connect', '--list'], key);
    expect(`${status} ${said}`).toMatch(/^0 [^]*bills/);
    return !/ENGINE_SEAL_BROKEN|cannot be opened/.test(said);
  }

  test('two machines that start with KMS have one key; it moves to another key of KMS, to a file and to a setting', async () => {
    const kms = { SMARTCLOUDOPS_KMS_KEY_ID: 'alias/smartcloudops' };
    const connect = ['connect', 'bills', '--kind', 'files'];
    const both = await Promise.all([run('one', connect, kms), run('two', ['connect', '--list'], kms)]);
    expect(both[0].said).toContain('bills is remembered');
    expect(`${both[1].status} ${both[1].said}`).toMatch(/^0 /);
    expect(await opens('two', kms)).toBe(true);

    const other = { SMARTCLOUDOPS_KMS_KEY_ID: 'alias/other' };
    const moved = await run('one', ['key', 'rotate', '--kms-key-id', 'alias/other'], kms);
    expect(`${moved.status} ${moved.said}`).toMatch(/^0 [^]*SMARTCLOUDOPS_KMS_KEY_ID=alias\/other/);
    expect(await opens('two', other)).toBe(true);
    expect((await run('two', ['connect', '--list'], kms)).said).toContain('AWS_KMS_WRONG_KEY');

    const toFile = await run('one', ['key', 'rotate', '--new-key-file', at('key')], other);
    expect(`${toFile.status} ${toFile.said}`).toMatch(/^0 /);
    expect(readFileSync(at('key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    const inFile = { SMARTCLOUDOPS_KEY_FILE: at('key') };
    expect(await opens('two', inFile)).toBe(true);

    expect((await run('one', ['key', 'rotate'], inFile)).said).toMatch(/--new-key-file FILE.*ENGINE_KEY_SETTINGS/s);
    // What was cut short goes on: what is sealed anew already stays.
    const HEX = '05'.repeat(32);
    for (let attempt = 0; attempt < 2; attempt++) {
      const given = await run('one', ['key', 'rotate'], { ...inFile, SMARTCLOUDOPS_NEW_KEY: HEX });
      expect(`${given.status} ${given.said}`).toMatch(/^0 All data has the new key/);
      expect(given.said).not.toContain('could not be opened');
    }
    expect(await opens('two', { SMARTCLOUDOPS_KEY: HEX })).toBe(true);
    expect(await opens('two', inFile)).toBe(false);
    expect((await run('one', ['key', 'rotate', '--backup', at('x')], inFile)).said).toContain('pg_dump');
  });
});
