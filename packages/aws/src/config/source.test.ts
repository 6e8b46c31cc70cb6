import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { ItemBatch, ItemProblem } from '../item-source.ts';
import { configClient } from './client.ts';
import { CONFIG_FACTS } from './facts.ts';
import { configSource } from './source.ts';
import { issueItem, placeOf, ruleItem } from './to-items.ts';

const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 3, days: 60, now: NOW });
const wasteOf = (kind: string) => world.truth.waste.find((one) => one.kind === kind);
const network = wasteOf('idle-address')?.accountId ?? '';
const lake = wasteOf('old-snapshot')?.accountId ?? '';
const sandbox = world.accounts.at(-1)?.id ?? '';
const actions = CONFIG_FACTS.permissions.map(({ action }) => action);

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'NETWORK', accountId: network },
      { accessKeyId: 'LAKE', accountId: lake },
      { accessKeyId: 'SANDBOX', accountId: sandbox },
      ...actions.map((action) => ({
        accessKeyId: `NO-${action}`,
        accountId: network,
        allow: actions.filter((one) => one !== action),
      })),
    ],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

async function collect(accessKey: string, regions = ['us-east-1']) {
  const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
  const source = configSource(new Map(regions.map((region) => [region, configClient(settings, region)])));
  const operations: string[] = [];
  const beforeCall = async (operation: string) => void operations.push(operation);
  const got = await Array.fromAsync(source.collect({ now: NOW, since: 0, beforeCall }));
  source.close();
  const batches = got.filter((one): one is ItemBatch => 'items' in one);
  return {
    operations,
    problems: got.filter((one): one is ItemProblem => 'problem' in one),
    parts: batches.map(({ kind, scope }) => `${kind} ${scope}`),
    items: (kind: string) => batches.filter((one) => one.kind === kind).flatMap(({ items }) => items),
  };
}

test('rules with their verdict, and what breaks them by the name that the bill has for it', async () => {
  const { items, problems, parts } = await collect('NETWORK');
  expect([problems, parts]).toEqual([[], ['compliance-rule us-east-1', 'compliance-issue us-east-1']]);
  const rules = new Map(items('compliance-rule').map(({ name, attributes }) => [name, attributes]));
  expect(rules.get('eip-attached')).toMatchObject({
    SubAccountId: network,
    RegionId: 'us-east-1',
    compliance: 'NON_COMPLIANT',
    nonCompliant: 1,
    countIsCapped: false,
    identifier: 'EIP_ATTACHED',
    owner: 'AWS',
  });
  expect(rules.get('rds-multi-az-support')).toMatchObject({ compliance: 'INSUFFICIENT_DATA', nonCompliant: 0 });
  expect(items('compliance-issue').map(({ attributes }) => attributes)).toMatchObject([
    { rule: 'eip-attached', ResourceId: wasteOf('idle-address')?.resourceId, resourceType: 'AWS::EC2::EIP' },
  ]);
  const volumes = (await collect('LAKE', ['us-west-2'])).items('compliance-issue');
  expect(volumes.map(({ attributes }) => attributes['ResourceId'])).toContain(
    world.truth.waste.find(({ kind, accountId }) => kind === 'unattached-volume' && accountId === lake)?.resourceId
  );
  expect(twin.invoice().total).toBe('0');
});

test('pages of one give the same', async () => {
  const whole = await collect('SANDBOX');
  twin.setFaults([{ operation: 'config:*', kind: 'small-pages', pageSize: 1 }]);
  const paged = await collect('SANDBOX');
  for (const kind of ['compliance-rule', 'compliance-issue']) expect(paged.items(kind)).toEqual(whole.items(kind));
  expect(whole.items('compliance-issue').length).toBeGreaterThan(3);
  expect(paged.operations.length).toBeGreaterThan(whole.operations.length);
});

test('a region where AWS Config is off is told how to switch it on and what that costs; the others go on', async () => {
  const { problems, parts } = await collect('NETWORK', ['eu-west-1', 'us-east-1']);
  expect(problems).toMatchObject([{ scope: 'eu-west-1', problem: { code: 'AWS_SERVICE_NOT_ENABLED' } }]);
  expect(problems[0]?.problem.message).toMatch(/records nothing in eu-west-1.*AWS charges/);
  expect(parts).toEqual(['compliance-rule us-east-1', 'compliance-issue us-east-1']);
});

test.each([
  ['config:DescribeComplianceByConfigRule', []],
  ['config:GetComplianceDetailsByConfigRule', ['compliance-rule us-east-1']],
  ['config:DescribeConfigRules', ['compliance-rule us-east-1', 'compliance-issue us-east-1']],
])('without %s there is %j', async (action, left) => {
  const { problems, parts } = await collect(`NO-${action}`);
  expect(problems).toMatchObject([{ problem: { code: 'AWS_ACCESS_DENIED', action } }]);
  expect(parts).toEqual(left);
});

test('without config:DescribeConfigurationRecorderStatus it is missed only where there are no rules', async () => {
  const action = 'config:DescribeConfigurationRecorderStatus';
  const { problems, parts } = await collect(`NO-${action}`, ['us-east-1', 'eu-west-1']);
  expect(problems).toMatchObject([{ scope: 'eu-west-1', problem: { code: 'AWS_ACCESS_DENIED', action } }]);
  expect(parts).toHaveLength(2);
});

test('where the rules may not be described, what is known of them and of their issues is told', () => {
  const place = placeOf('us-east-1', []);
  const counted = { CappedCount: 25, CapExceeded: true };
  const verdict = {
    ConfigRuleName: 'r',
    Compliance: { ComplianceType: 'NON_COMPLIANT', ComplianceContributorCount: counted },
  };
  expect(ruleItem(place, verdict as Parameters<typeof ruleItem>[1], undefined)).toMatchObject({
    id: 'us-east-1/r',
    attributes: { SubAccountId: null, nonCompliant: 25, countIsCapped: true, description: null },
  });
  const EvaluationResultQualifier = { ConfigRuleName: 'r', ResourceType: 'AWS::EC2::EIP', ResourceId: 'eipalloc-1' };
  expect(issueItem(place, { EvaluationResultIdentifier: { EvaluationResultQualifier } })).toMatchObject({
    id: 'us-east-1/r/AWS::EC2::EIP/eipalloc-1',
    attributes: { ResourceId: 'eipalloc-1' },
  });
});
