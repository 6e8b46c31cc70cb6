import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { accessFacts, sourceFacts } from '@smartcloudops/engine';

jest.setTimeout(60_000);

const bin = path.join(__dirname, '..', 'bin', 'smartcloudops.mjs');

interface Policy {
  readonly Statement: readonly { readonly Action: readonly string[]; readonly Resource: string | readonly string[] }[];
}

function run(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'policy', ...args], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

const actionsIn = (text: string) => (JSON.parse(text) as Policy).Statement.flatMap(({ Action }) => Action).toSorted();
const actionsOf = (names?: readonly string[]) => [
  ...new Set(sourceFacts(names).flatMap(({ permissions }) => permissions.map(({ action }) => action))),
];

test('the policy is exactly what the sources say, of all of them or of those named', () => {
  expect(actionsIn(run('--json').out)).toEqual(actionsOf().toSorted());
  const named = run('--json', '--sources', 'cloudwatch, cost-explorer');
  expect(actionsIn(named.out)).toEqual(actionsOf(['cost-explorer', 'cloudwatch']).toSorted());
});

test('people read first what each source costs and what is missing without a permission', () => {
  const { status, out, err } = run('--sources', 'cost-explorer');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toMatch(/^cost-explorer +GetCostAndUsage \$0\.01.* every 8 h, up to 24 h behind$/m);
  for (const { action, why } of sourceFacts(['cost-explorer'])[0]?.permissions ?? []) {
    expect(out).toMatch(new RegExp(`^cost-explorer +${action} +${why}$`, 'm'));
  }
  expect(actionsIn(out.slice(out.indexOf('{')))).toEqual(actionsOf(['cost-explorer']).toSorted());
});

test('a source that does not exist ends with 2 and the names that do', () => {
  for (const wrong of ['cost-explorer,bills', ',']) {
    const { status, out, err } = run('--json', '--sources', wrong);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('cost-explorer, ');
    expect(err).toContain('ENGINE_BAD_REQUEST');
  }
});

test('push-down and keys are in the policy when they are named, and only then', () => {
  const all = actionsIn(run('--json').out);
  const named = actionsIn(run('--json', '--sources', 'athena,kms').out);
  expect(named).toEqual(
    accessFacts(['athena', 'kms'])
      .flatMap((one) => one.permissions.map(({ action }) => action))
      .toSorted()
  );
  expect(named).toEqual(expect.arrayContaining(['athena:StartQueryExecution', 'glue:GetTable', 'kms:Decrypt']));
  expect(all.some((action) => /^(athena|glue|kms):/.test(action))).toBe(false);
  const { out } = run('--sources', 'athena');
  expect(out).toMatch(/^athena +\$5 per TB scanned.* asked when needed$/m);
  expect(out).toMatch(/^athena +glue:GetTable +finding the table$/m);
});

test('the permissions to read an export are limited to where it lies, once that is known', () => {
  const resources = (...args: readonly string[]) =>
    (JSON.parse(run('--json', '--sources', 'data-export', ...args).out) as Policy).Statement.flatMap(
      ({ Action, Resource }) => Action.map((action) => [action, ...[Resource].flat()].join(' '))
    );
  expect(resources('--export', 's3://my-bills/exports/')).toEqual([
    's3:ListBucket arn:aws:s3:::my-bills',
    's3:GetObject arn:aws:s3:::my-bills/exports/*',
  ]);
  expect(resources()).toEqual([
    's3:ListBucket arn:aws:s3:::BUCKET-OF-THE-EXPORT',
    's3:GetObject arn:aws:s3:::BUCKET-OF-THE-EXPORT/*',
  ]);
  expect(run('--export', 'my-bills')).toMatchObject({ status: 2, err: expect.stringContaining('s3://BUCKET') });
});

test('the place of an export is filled in for whoever reads it', () => {
  const { out } = run('--json', '--sources', 'athena', '--export', 's3://bills/daily');
  expect(out).toContain('arn:aws:s3:::bills/*');
  expect(out).not.toContain('BUCKET-OF-THE-EXPORT');
  expect(out).toContain('arn:aws:s3:::BUCKET-OF-THE-ANSWERS/*');
});
