import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

jest.setTimeout(120_000);

const bin = path.join(__dirname, '..', 'bin', 'smartcloudops.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'key-disk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A disk of its own needs a name space of its own, which not every machine gives. */
const ownDisk = ['unshare', '-rm', 'bash', '-c'];
const mounts = spawnSync(ownDisk[0] ?? '', [...ownDisk.slice(1), 'mount -t tmpfs -o size=1m none /mnt']).status === 0;
if (!mounts) console.warn('SKIPPED: a full disk. This machine lets nobody mount one (unshare -rm).');

const columns =
  'BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName';
const charge =
  '12.5,12.5,payer,USD,2024-09-01T00:00:00Z,2024-10-01T00:00:00Z,2024-09-01T00:00:00Z,2024-09-02T00:00:00Z,Usage,S3';
const query =
  '{"queryType":"cost","grain":"total","timeRange":{"from":"2024-09-01T00:00:00Z","to":"2024-10-01T00:00:00Z"}}';

(mounts ? test : test.skip)('on a full disk the key stays as it is, and is changed when there is space', () => {
  const script = `mount -t tmpfs -o size=40m none '${folder}' && cd '${folder}'
    export SMARTCLOUDOPS_DATA_DIR='${folder}/data'
    run() { '${process.execPath}' '${bin}' "$@" 2>&1; echo "exit $?"; }
    printf '%s\\n' '${columns}' '${charge}' > bill.csv
    run import bill.csv
    before=$(sha256sum data.key)
    head -c 60000000 /dev/zero > ballast 2>/dev/null; truncate -s -40000 ballast
    run key rotate
    ls data data.key* | sort
    [ "$before" = "$(sha256sum data.key)" ] && echo same key
    rm ballast
    run query '${query}'
    run key rotate
    [ "$before" = "$(sha256sum data.key)" ] || echo another key
    run query '${query}'`;
  const [command = '', ...before] = ownDisk;
  const { stdout, stderr } = spawnSync(command, [...before, script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const said = stdout.split(/^exit (\d)$/m).map((part) => part.trim());
  const [, imported, refused, refusedExit, still, stillExit, changed, changedExit, after, afterExit] = said;
  expect([imported, refusedExit, stillExit, changedExit, afterExit]).toEqual(['0', '1', '0', '0', '0']);
  expect(refused).toContain('WAREHOUSE_DISK_FULL');
  expect(still).toContain('same key');
  expect(still).not.toMatch(/rotation|\.next|until/);
  expect(still).toContain('[[12.5]]');
  expect(changed).toContain('All data has the new key');
  expect(after).toMatch(/another key[^]*\[\[12\.5\]\]/);
});
