import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { costExplorerClient } from './cost-explorer/client.ts';
import { costExplorerSource } from './cost-explorer/source.ts';
import type { AwsAuthSettings } from './credentials/settings.ts';
import { AwsError } from './errors.ts';
import { checkAccess } from './health.ts';
import type { AccessReport, Prove } from './health.ts';

const SECRET = 'canary/secret+wJalrXUtnFEMI';
const KEY = 'AKIACANARYCANARY1234';
const TOKEN = 'canary-session-token-0123456789';
const world = createWorld({ seed: 2, days: 3, accounts: 2, now: Date.UTC(2026, 9, 20) });
const account = world.accounts[1]?.id ?? '';

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    externalId: 'the-external-id',
    credentials: [
      { accessKeyId: KEY, secretAccessKey: SECRET },
      { accessKeyId: 'AKIANOCOSTEXPLORER00', secretAccessKey: SECRET, allow: ['sts:*'] },
      { accessKeyId: 'ASIATEMPORARY0000000', secretAccessKey: SECRET, sessionToken: 'the-right-token' },
    ],
  });
});
afterAll(() => twin.close());

/** Asks the probe without a ledger: what a caller with money would do. */
const prove: Prove = async (source, signal) => {
  try {
    await source.fetchPage(source.probe(Date.now()), null, signal);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'AWS_REQUEST_REFUSED') throw error;
  }
  return 'granted';
};

async function check(rest: Partial<AwsAuthSettings>, proof: Prove = prove): Promise<AccessReport> {
  const settings: AwsAuthSettings = {
    authType: 'keys',
    accessKey: KEY,
    secretKey: SECRET,
    endpoint: twin.url,
    ...rest,
  };
  const source = costExplorerSource(costExplorerClient(settings));
  const report = await checkAccess({ settings, sources: [source], prove: proof });
  source.close();
  const told =
    JSON.stringify(report) + String(report.error?.stack) + String((report.error?.cause as Error | undefined)?.stack);
  for (const secret of [SECRET, TOKEN, settings.accessKey || SECRET, 'Signature=', 'canary-external'])
    expect(told).not.toContain(secret);
  return report;
}

test('good keys and a permission, proven by a call that is not charged', async () => {
  const report = await check({});
  expect(report).toMatchObject({
    ok: true,
    error: null,
    actions: [{ action: 'ce:GetCostAndUsage', state: 'granted' }],
  });
  expect(report.message).toMatch(
    /^Signed in to AWS account \d{12} as arn:aws:iam::\d{12}:user\/.*Allowed: ce:GetCostAndUsage\.$/
  );
  expect(twin.invoice().total).toBe('0');
});

test('without budget nothing is called, and what is not proven is said', async () => {
  const report = await check({}, () => Promise.resolve('no-budget'));
  expect(report.ok).toBe(true);
  expect(report.message).toMatch(/Not proven: ce:GetCostAndUsage, because a call to AWS Cost Explorer costs \$0\.01/);
});

test.each<[string, Partial<AwsAuthSettings>, string, RegExp]>([
  ['an unknown key', { accessKey: 'AKIAWRONGWRONGWRONG1' }, 'AWS_KEY_UNKNOWN', /setting "Access Key ID"/],
  ['a wrong secret', { secretKey: 'not-the-secret-at-all' }, 'AWS_SECRET_WRONG', /setting "Secret Access Key"/],
  [
    'a wrong session token',
    { accessKey: 'ASIATEMPORARY0000000', sessionToken: TOKEN },
    'AWS_KEY_UNKNOWN',
    /sts:GetCallerIdentity/,
  ],
  [
    'a missing permission',
    { accessKey: 'AKIANOCOSTEXPLORER00' },
    'AWS_ACCESS_DENIED',
    /^Signed in .* but: .*The permission ce:GetCostAndUsage is missing\./,
  ],
  [
    'a role of another company',
    { assumeRoleArn: 'arn:aws:iam::000000000000:role/r', externalId: 'the-external-id' },
    'AWS_ROLE_REFUSED',
    /"Assume Role ARN".*trust policy/,
  ],
  [
    'a wrong external id',
    { assumeRoleArn: `arn:aws:iam::${account}:role/reader`, externalId: 'canary-external' },
    'AWS_ROLE_REFUSED',
    /setting "External ID"/,
  ],
  ['no key', { accessKey: '' }, 'AWS_CREDENTIALS_MISSING', /"Access Key ID" is empty/],
  ['an address where nobody is', { endpoint: 'http://127.0.0.1:9' }, 'AWS_UNREACHABLE', /settings "Endpoint"/],
])('%s', async (_, settings, code, words) => {
  const report = await check(settings);
  expect(report).toMatchObject({ ok: false, error: { code } });
  expect(report.message).toMatch(words);
});

test('a role that may be assumed', async () => {
  const report = await check({ assumeRoleArn: `arn:aws:iam::${account}:role/reader`, externalId: 'the-external-id' });
  expect(report.ok).toBe(true);
  expect(report.identity).toEqual({
    accountId: account,
    arn: `arn:aws:sts::${account}:assumed-role/reader/smartcloudops-analytics`,
  });
});

test('a denied permission is told apart from one that was not tried', async () => {
  expect((await check({ accessKey: 'AKIANOCOSTEXPLORER00' })).actions).toMatchObject([{ state: 'denied' }]);
  expect((await check({ secretKey: 'wrong-secret' })).actions).toMatchObject([{ state: 'not-proven' }]);
});

test('a proxy that answers in the place of AWS', async () => {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>')
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect((await check({ endpoint })).error).toMatchObject({ code: 'AWS_ANSWER_UNREADABLE' });
  server.closeAllConnections();
  server.close();
});
