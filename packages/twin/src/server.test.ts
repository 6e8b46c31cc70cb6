import { BudgetsClient, DescribeBudgetsCommand } from '@aws-sdk/client-budgets';
import { CloudWatchClient, GetMetricDataCommand, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import type { GetCostAndUsageCommandInput, ResultByTime } from '@aws-sdk/client-cost-explorer';
import { CostExplorerClient, GetCostAndUsageCommand, GetCostForecastCommand } from '@aws-sdk/client-cost-explorer';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

import { NOW, company } from '../test/fixture.ts';
import type { Twin, TwinOptions } from './api.ts';
import { startTwin } from './server.ts';

const twins: Twin[] = [];

async function start(options: TwinOptions = {}): Promise<Twin> {
  const twin = await startTwin({ world: company(), ...options });
  twins.push(twin);
  return twin;
}

afterEach(async () => {
  await Promise.all(twins.splice(0).map((twin) => twin.close()));
});

const KEYS = { accessKeyId: 'TWINDEMO', secretAccessKey: 'anything' };

function settings(twin: Twin, credentials: object = KEYS) {
  return { endpoint: twin.url, region: 'us-east-1', credentials: credentials as typeof KEYS, retryMode: 'standard' };
}

const WEEK: GetCostAndUsageCommandInput = {
  TimePeriod: { Start: '2026-11-16', End: '2026-11-23' },
  Granularity: 'DAILY',
  Metrics: ['UnblendedCost'],
  GroupBy: [
    { Type: 'DIMENSION', Key: 'SERVICE' },
    { Type: 'TAG', Key: 'team' },
  ],
};

async function allPages(client: CostExplorerClient, input: GetCostAndUsageCommandInput): Promise<ResultByTime[]> {
  const results: ResultByTime[] = [];
  let NextPageToken: string | undefined;
  do {
    const page = await client.send(new GetCostAndUsageCommand({ ...input, NextPageToken }));
    results.push(...(page.ResultsByTime ?? []));
    NextPageToken = page.NextPageToken;
  } while (NextPageToken !== undefined);
  return results;
}

/** Amounts by period and keys: how pages are merged. */
function merged(results: readonly ResultByTime[]): Map<string, string | undefined> {
  const amounts = new Map<string, string | undefined>();
  for (const { TimePeriod, Groups } of results) {
    for (const { Keys, Metrics } of Groups ?? []) {
      const key = `${TimePeriod?.Start} ${Keys?.join(' | ')}`;
      expect(amounts.has(key)).toBe(false);
      amounts.set(key, Metrics?.['UnblendedCost']?.Amount);
    }
  }
  return amounts;
}

test('the newest SDK reads the bill, page by page, the same however small the pages are', async () => {
  const twin = await start();
  const client = new CostExplorerClient(settings(twin));
  const whole = await client.send(new GetCostAndUsageCommand(WEEK));
  expect(whole.NextPageToken).toBeUndefined();
  expect(whole.ResultsByTime).toHaveLength(7);
  const [first] = whole.ResultsByTime ?? [];
  expect(first?.Total).toEqual({});
  expect(first?.Estimated).toBe(true);
  expect(first?.Groups?.[0]?.Keys?.[1]).toMatch(/^team\$/);
  expect(first?.Groups?.[0]?.Metrics?.['UnblendedCost']?.Amount).toMatch(/^-?\d+(\.\d{1,10})?$/);
  twin.setFaults([{ operation: 'GetCostAndUsage', kind: 'small-pages', pageSize: 37 }]);
  const pages = await allPages(client, WEEK);
  expect(pages.length).toBeGreaterThan(7);
  expect(merged(pages)).toEqual(merged(whole.ResultsByTime ?? []));
});

test('every answered page is on the invoice, failed calls are not charged', async () => {
  const twin = await start({ faults: [{ operation: 'ce:GetCostAndUsage', kind: 'small-pages', pageSize: 100 }] });
  const client = new CostExplorerClient(settings(twin));
  const pages = new Set((await allPages(client, WEEK)).map((_, i) => i)).size;
  expect(pages).toBeGreaterThan(1);
  await expect(client.send(new GetCostAndUsageCommand({ ...WEEK, Metrics: ['Nonsense'] }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
  const item = twin.invoice().items.find(({ operation }) => operation === 'ce:GetCostAndUsage');
  expect(item?.failed).toBe(1);
  expect(item?.answered).toBe(item?.units);
  expect(Number(item?.amount)).toBeCloseTo(0.01 * (item?.units ?? 0), 9);
  const overHttp = await (await fetch(`${twin.url}/_twin/invoice`)).json();
  expect(overHttp).toEqual(twin.invoice());
});

test('throttling and failures of the service are retried by the SDK and not charged', async () => {
  const faults = [
    { operation: 'GetCostAndUsage', kind: 'throttle', count: 1 },
    { operation: 'GetCostAndUsage', kind: 'internal-error', count: 1 },
  ] as const;
  const twin = await start({ faults });
  const client = new CostExplorerClient({ ...settings(twin), maxAttempts: 4 });
  const answer = await client.send(new GetCostAndUsageCommand(WEEK));
  expect(answer.$metadata.attempts).toBe(3);
  expect(twin.invoice().items).toEqual([
    { operation: 'ce:GetCostAndUsage', answered: 1, failed: 2, units: 1, amount: '0.01' },
  ]);
});

test('throttling that does not end arrives as LimitExceededException with status 400', async () => {
  const twin = await start({ faults: [{ operation: '*', kind: 'throttle' }] });
  const client = new CostExplorerClient({ ...settings(twin), maxAttempts: 1 });
  await expect(client.send(new GetCostAndUsageCommand(WEEK))).rejects.toMatchObject({
    name: 'LimitExceededException',
    $metadata: { httpStatusCode: 400 },
  });
});

test('a silent service times out at the client, a dropped or halved answer is an error, and a lost answer is charged', async () => {
  const twin = await start({ faults: [{ operation: '*', kind: 'timeout', count: 1 }] });
  const client = new CostExplorerClient({
    ...settings(twin),
    maxAttempts: 1,
    requestHandler: { requestTimeout: 150, throwOnRequestTimeout: true },
  });
  const ask = () => client.send(new GetCostAndUsageCommand(WEEK));
  await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' });
  for (const kind of ['disconnect', 'lost-answer', 'partial', 'html'] as const) {
    twin.setFaults([{ operation: 'ce:*', kind, count: 1 }]);
    await expect(ask()).rejects.toThrow();
  }
  expect(twin.invoice().items).toEqual([
    { operation: 'ce:GetCostAndUsage', answered: 2, failed: 3, units: 2, amount: '0.02' },
  ]);
  twin.setFaults([{ operation: 'ce:*', kind: 'slow', latencyMs: 60, count: 1 }]);
  const started = performance.now();
  await ask();
  expect(performance.now() - started).toBeGreaterThan(50);
});

test('the same calls get the same bytes from two twins of the same seed', async () => {
  const ask = async () => {
    const twin = await startTwin({ seed: 5, days: 90, accounts: 4, now: NOW, pageGroups: 50 });
    twins.push(twin);
    const headers = {
      authorization: `AWS4-HMAC-SHA256 Credential=TWINDEMO/20261124/us-east-1/ce/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      'x-amz-target': 'AWSInsightsIndexService.GetCostAndUsage',
    };
    const reply = await fetch(twin.url, { method: 'POST', headers, body: JSON.stringify(WEEK) });
    return `${reply.headers.get('x-amzn-requestid')} ${await reply.text()}`;
  };
  const bytes = await ask();
  expect(bytes).toContain('NextPageToken');
  expect(await ask()).toBe(bytes);
});

test('faults by rate come in the same order for the same seed', async () => {
  const run = async () => {
    const twin = await start({ faults: [{ operation: '*', kind: 'unavailable', rate: 0.5 }] });
    const client = new STSClient({ ...settings(twin), maxAttempts: 1 });
    const outcomes: string[] = [];
    for (let i = 0; i < 12; i++) {
      outcomes.push(
        await client.send(new GetCallerIdentityCommand({})).then(
          () => 'ok',
          () => 'failed'
        )
      );
    }
    return outcomes;
  };
  const first = await run();
  expect(new Set(first)).toEqual(new Set(['ok', 'failed']));
  expect(await run()).toEqual(first);
});

test('faults can be set and read over HTTP, and nonsense is refused with the reason', async () => {
  const twin = await start();
  const post = (body: unknown) => fetch(`${twin.url}/_twin/faults`, { method: 'POST', body: JSON.stringify(body) });
  expect((await post({ operation: 'GetTags', kind: 'throttle', count: 2 })).status).toBe(200);
  const bad = await post({ operation: 'GetTags', kind: 'gremlin' });
  expect(bad.status).toBe(400);
  expect(await bad.json()).toMatchObject({
    code: 'TWIN_FAULT',
    message: expect.stringContaining('throttle, internal-error'),
  });
  expect(await (await fetch(`${twin.url}/_twin/faults`)).json()).toEqual([
    { operation: 'GetTags', kind: 'throttle', count: 2 },
  ]);
  await fetch(`${twin.url}/_twin/faults`, { method: 'DELETE' });
  expect(await (await fetch(`${twin.url}/_twin/faults`)).json()).toEqual([]);
  expect(await (await fetch(`${twin.url}/_twin/truth`)).json()).toEqual(JSON.parse(JSON.stringify(twin.truth())));
});

describe('credentials', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const known = [
    { accessKeyId: 'AKIAGOOD', secretAccessKey: secret, userName: 'collector', allow: ['ce:GetCost*', 'sts:*'] },
  ];
  const good = { accessKeyId: 'AKIAGOOD', secretAccessKey: secret };

  test('a right signature passes, a wrong secret and an unknown key are refused as AWS does', async () => {
    const twin = await start({ credentials: known });
    const ce = (credentials: object) =>
      new CostExplorerClient(settings(twin, credentials)).send(new GetCostAndUsageCommand(WEEK));
    const sts = (credentials: object) =>
      new STSClient(settings(twin, credentials)).send(new GetCallerIdentityCommand({}));
    await expect(ce(good)).resolves.toMatchObject({ ResultsByTime: expect.any(Array) });
    await expect(sts(good)).resolves.toMatchObject({ Arn: expect.stringMatching(/:user\/collector$/) });
    await expect(ce({ ...good, secretAccessKey: 'wrong' })).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    await expect(sts({ ...good, secretAccessKey: 'wrong' })).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    await expect(ce(KEYS)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    await expect(sts(KEYS)).rejects.toMatchObject({ name: 'InvalidClientTokenId', $metadata: { httpStatusCode: 403 } });
  });

  test('a policy without the action is refused, naming the action', async () => {
    const twin = await start({ credentials: known });
    const client = new BudgetsClient(settings(twin, good));
    await expect(
      client.send(new DescribeBudgetsCommand({ AccountId: company().accounts[0]?.id }))
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('is not authorized to perform: budgets:ViewBudget'),
    });
    twin.setFaults([{ operation: 'GetCostAndUsage', kind: 'denied' }]);
    await expect(new CostExplorerClient(settings(twin, good)).send(new GetCostAndUsageCommand(WEEK))).rejects.toThrow(
      /not authorized to perform: ce:GetCostAndUsage on resource/
    );
  });

  test('an assumed role signs with its own keys, sees its own account, and ends', async () => {
    let now = NOW;
    const twin = await start({ credentials: known, externalId: 'grafana', now: () => now });
    const member = company().accounts[2]?.id ?? '';
    const sts = new STSClient(settings(twin, good));
    const role = { RoleArn: `arn:aws:iam::${member}:role/Reader`, RoleSessionName: 'scout' };
    await expect(sts.send(new AssumeRoleCommand(role))).rejects.toMatchObject({ name: 'AccessDenied' });
    const { Credentials } = await sts.send(new AssumeRoleCommand({ ...role, ExternalId: 'grafana' }));
    expect(Credentials?.Expiration).toEqual(new Date(NOW + 3_600_000));
    const temporary = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const identity = await new STSClient(settings(twin, temporary)).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: member, Arn: `arn:aws:sts::${member}:assumed-role/Reader/scout` });
    const client = new CostExplorerClient(settings(twin, temporary));
    const input = { ...WEEK, GroupBy: [{ Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }] } as const;
    const answer = await client.send(new GetCostAndUsageCommand({ ...input, GroupBy: [...input.GroupBy] }));
    expect(answer.ResultsByTime?.flatMap(({ Groups }) => Groups?.map(({ Keys }) => Keys?.[0]))).toEqual(
      Array(7).fill(member)
    );
    const { sessionToken: _gone, ...withoutToken } = temporary;
    await expect(
      new CostExplorerClient(settings(twin, withoutToken)).send(new GetCostAndUsageCommand(WEEK))
    ).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    now += 3_600_001;
    await expect(client.send(new GetCostAndUsageCommand(WEEK))).rejects.toMatchObject({
      name: 'ExpiredTokenException',
    });
  });
});

test('CloudWatch lists all its pages and charges GetMetricData by the metric', async () => {
  const twin = await start();
  const client = new CloudWatchClient(settings(twin));
  const input = () => ({ Namespace: 'AWS/EC2', IncludeLinkedAccounts: true });
  const whole: unknown[] = [];
  for await (const page of paginateListMetrics({ client }, input())) whole.push(...(page.Metrics ?? []));
  twin.setFaults([{ operation: 'cloudwatch:ListMetrics', kind: 'small-pages', pageSize: 50 }]);
  const small: unknown[] = [];
  for await (const page of paginateListMetrics({ client }, input())) small.push(...(page.Metrics ?? []));
  expect(small).toEqual(whole);
  expect(whole.length).toBeGreaterThan(200);
  const Metric = {
    Namespace: 'AWS/Billing',
    MetricName: 'EstimatedCharges',
    Dimensions: [{ Name: 'Currency', Value: 'USD' }],
  };
  const queries = ['Maximum', 'Minimum', 'p90'].map((Stat, i) => ({
    Id: `q${i}`,
    MetricStat: { Metric, Period: 86_400, Stat },
  }));
  const data = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(Date.UTC(2026, 10, 10)),
      EndTime: new Date(NOW),
      MetricDataQueries: queries,
    })
  );
  expect(data.MetricDataResults?.map(({ Values }) => Values?.length)).toEqual([14, 14, 14]);
  expect(twin.invoice().items.find(({ operation }) => operation === 'cloudwatch:GetMetricData')).toMatchObject({
    units: 3,
    amount: '0.00003',
  });
});

test('a moving clock moves the bill on, and the world with it', async () => {
  let now = NOW;
  const twin = await start({ now: () => now });
  const client = new CostExplorerClient(settings(twin));
  const day = async () => {
    const input = { ...WEEK, TimePeriod: { Start: '2026-11-23', End: '2026-11-24' }, GroupBy: undefined };
    const answer = await client.send(new GetCostAndUsageCommand(input));
    return Number(answer.ResultsByTime?.[0]?.Total?.['UnblendedCost']?.Amount);
  };
  const early = await day();
  now += 86_400_000 * 6;
  const late = await day();
  expect(late).toBeGreaterThan(early);
  now += 86_400_000 * 120;
  expect(twin.world.endDay * 86_400_000).toBeGreaterThan(now);
  expect(await day()).toBe(late);
});

test('an account too young has no forecast', async () => {
  const twin = await startTwin({ seed: 3, days: 20, accounts: 1, now: NOW });
  twins.push(twin);
  const client = new CostExplorerClient(settings(twin));
  const input = {
    TimePeriod: { Start: '2026-11-24', End: '2026-12-01' },
    Granularity: 'MONTHLY',
    Metric: 'UNBLENDED_COST',
  } as const;
  await expect(client.send(new GetCostForecastCommand(input))).rejects.toMatchObject({
    name: 'DataUnavailableException',
    message: 'Insufficient amount of historical data.',
  });
});
