import type { Twin } from '../../src/api.ts';
import { startTwin } from '../../src/server.ts';
import { company } from '../fixture.ts';
import { hasPython, python } from './python.ts';

const contract = hasPython('botocore') ? test : test.skip;
const MINUTE = 60_000;
const member = company().accounts[1]?.id ?? '';
const shop = company().accounts.find(({ name }) => name === 'storefront-prod')?.id ?? '';
const lab = company().accounts.find(({ name }) => name === 'ml-research')?.id ?? '';
const sandbox = company().accounts.at(-1)?.id ?? '';

let twin: Twin;
beforeAll(async () => {
  const credentials = [
    { accessKeyId: 'TWINDEMO' },
    { accessKeyId: 'MEMBER', accountId: member },
    { accessKeyId: 'SANDBOX', accountId: sandbox },
    { accessKeyId: 'LAB', accountId: lab },
    { accessKeyId: 'SHOP', accountId: shop },
  ];
  twin = await startTwin({ world: company(), credentials });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

interface Service {
  readonly name: string;
  readonly target: string;
  readonly contentType: string;
}
const ORGANIZATIONS: Service = {
  name: 'organizations',
  target: 'AWSOrganizationsV20161128',
  contentType: 'application/x-amz-json-1.1',
};
const HUB: Service = {
  name: 'cost-optimization-hub',
  target: 'CostOptimizationHubService',
  contentType: 'application/x-amz-json-1.0',
};

const ABOUT = ['EC2Instance', 'EBSVolume', 'LambdaFunction', 'RDSDatabase', 'ECSService', 'AutoScalingGroup', 'Idle'];
const OPTIMIZER: Service = {
  name: 'compute-optimizer',
  target: 'ComputeOptimizerService',
  contentType: 'application/x-amz-json-1.0',
};

const CONFIG: Service = {
  name: 'config',
  target: 'StarlingDoveService',
  contentType: 'application/x-amz-json-1.1',
};

const SAGEMAKER: Service = {
  name: 'sagemaker',
  target: 'SageMaker',
  contentType: 'application/x-amz-json-1.1',
};

const recorded: object[] = [];

/** One call as it goes over the wire, kept for the check against AWS's own model. */
async function call(
  { name, target, contentType }: Service,
  operation: string,
  request: object,
  key = 'TWINDEMO',
  region = 'us-east-1'
) {
  const response = await fetch(twin.url, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-amz-target': `${target}.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20261123/${region}/${name}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    },
    body: JSON.stringify(request),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  expect(response.headers.get('content-type')).toBe(contentType);
  recorded.push({ service: name, operation, request, status: response.status, answer });
  return { status: response.status, answer };
}

async function fitsTheModel(calls: number): Promise<void> {
  const lines = recorded.splice(0).map((one) => JSON.stringify(one));
  const { code, output } = await python('./aws_model.py', [], lines.join('\n'));
  const said = output.trim().split('\n');
  expect(said.slice(0, -1).filter(Boolean)).toEqual([]);
  expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ calls, faults: 0 });
  expect(code).toBe(0);
}

contract(
  'Organizations answers and refuses as AWS’s own model says',
  async () => {
    const ask = (operation: string, request: object = {}, key?: string) => call(ORGANIZATIONS, operation, request, key);
    await ask('DescribeOrganization');
    await ask('DescribeOrganization', {}, 'MEMBER');
    const { answer } = await ask('ListAccounts', { MaxResults: 5 });
    expect(answer['Accounts']).toHaveLength(5);
    await ask('ListAccounts', { MaxResults: 5, NextToken: answer['NextToken'] });
    const roots = await ask('ListRoots');
    const ParentId = (roots.answer['Roots'] as { Id: string }[])[0]?.Id;
    const units = await ask('ListOrganizationalUnitsForParent', { ParentId });
    const [unit] = units.answer['OrganizationalUnits'] as { Id: string }[];
    await ask('ListOrganizationalUnitsForParent', { ParentId: unit?.Id });
    await ask('ListAccountsForParent', { ParentId });
    expect(await ask('ListAccountsForParent', { ParentId: 'r-none' })).toMatchObject({
      answer: { __type: 'ParentNotFoundException' },
    });
    expect(await ask('ListAccounts', {}, 'MEMBER')).toMatchObject({ answer: { __type: 'AccessDeniedException' } });
    expect(await ask('ListAccounts', { NextToken: 'none' })).toMatchObject({
      answer: { __type: 'InvalidInputException' },
    });
    twin.setFaults([{ operation: '*', kind: 'throttle' }]);
    expect(await ask('ListRoots')).toMatchObject({ status: 400, answer: { __type: 'TooManyRequestsException' } });
    await fitsTheModel(12);
  },
  MINUTE
);

contract(
  'the Cost Optimization Hub answers and refuses as AWS’s own model says',
  async () => {
    const ask = (operation: string, request: object = {}, key?: string) => call(HUB, operation, request, key);
    await ask('ListEnrollmentStatuses');
    const all = await ask('ListEnrollmentStatuses', { includeOrganizationInfo: true });
    expect(all.answer['items']).toHaveLength(company().accounts.length);
    const { answer } = await ask('ListRecommendations', { maxResults: 3 });
    expect(answer['items']).toHaveLength(3);
    await ask('ListRecommendations', { maxResults: 1000, nextToken: answer['nextToken'] });
    const refused = { status: 400, answer: { __type: 'ValidationException' } };
    expect(await ask('ListRecommendations', {}, 'SANDBOX')).toMatchObject(refused);
    expect(await ask('ListRecommendations', { nextToken: 'none' })).toMatchObject(refused);
    twin.setFaults([{ operation: '*', kind: 'throttle' }]);
    expect(await ask('ListRecommendations')).toMatchObject({ answer: { __type: 'ThrottlingException' } });
    await fitsTheModel(7);
  },
  MINUTE
);

contract(
  'Compute Optimizer answers and refuses as AWS’s own model says',
  async () => {
    const ask = (operation: string, request: object = {}, key?: string) => call(OPTIMIZER, operation, request, key);
    await ask('GetEnrollmentStatus');
    await ask('GetEnrollmentStatus', {}, 'SANDBOX');
    for (const key of ['TWINDEMO', 'MEMBER', 'SHOP']) {
      for (const about of ABOUT) {
        expect(await ask(`Get${about}Recommendations`, { maxResults: 50 }, key)).toMatchObject({ status: 200 });
      }
    }
    const { answer } = await ask('GetEC2InstanceRecommendations', { maxResults: 2 });
    expect(answer['instanceRecommendations']).toHaveLength(2);
    await ask('GetEC2InstanceRecommendations', { nextToken: answer['nextToken'] });
    expect(await ask('GetEBSVolumeRecommendations', { nextToken: 'none' })).toMatchObject({
      answer: { __type: 'InvalidParameterValueException' },
    });
    expect(await ask('GetEC2InstanceRecommendations', {}, 'SANDBOX')).toMatchObject({
      answer: { __type: 'OptInRequiredException' },
    });
    twin.setFaults([{ operation: '*', kind: 'throttle' }]);
    expect(await ask('GetEnrollmentStatus')).toMatchObject({ answer: { __type: 'ThrottlingException' } });
    await fitsTheModel(7 + 3 * ABOUT.length);
  },
  MINUTE
);

contract(
  'AWS Config answers and refuses as AWS’s own model says',
  async () => {
    const ask = (operation: string, request: object = {}, key?: string) => call(CONFIG, operation, request, key);
    await ask('DescribeConfigurationRecorderStatus');
    await ask('DescribeConfigRules');
    const { answer } = await ask('DescribeComplianceByConfigRule');
    const rules = answer['ComplianceByConfigRules'] as { ConfigRuleName: string }[];
    for (const { ConfigRuleName } of rules) {
      expect(await ask('GetComplianceDetailsByConfigRule', { ConfigRuleName, Limit: 100 })).toMatchObject({
        status: 200,
      });
    }
    const some = { ConfigRuleName: 'required-tags', Limit: 1, ComplianceTypes: ['NON_COMPLIANT'] };
    const first = await ask('GetComplianceDetailsByConfigRule', some, 'SANDBOX');
    await ask('GetComplianceDetailsByConfigRule', { ...some, NextToken: first.answer['NextToken'] }, 'SANDBOX');
    expect(await ask('GetComplianceDetailsByConfigRule', { ConfigRuleName: 'none' })).toMatchObject({
      answer: { __type: 'NoSuchConfigRuleException' },
    });
    expect(await ask('DescribeConfigRules', { NextToken: 'none' })).toMatchObject({
      answer: { __type: 'InvalidNextTokenException' },
    });
    await fitsTheModel(7 + rules.length);
  },
  MINUTE
);

contract(
  'SageMaker answers and refuses as AWS’s own model says',
  async () => {
    const ask = (operation: string, request: object = {}) => call(SAGEMAKER, operation, request, 'LAB', 'us-west-2');
    const { answer } = await ask('ListEndpoints');
    const [first] = answer['Endpoints'] as { EndpointName: string }[];
    const endpoint = await ask('DescribeEndpoint', { EndpointName: first?.EndpointName });
    await ask('DescribeEndpointConfig', { EndpointConfigName: endpoint.answer['EndpointConfigName'] });
    await ask('ListModels', { MaxResults: 100 });
    const groups = await ask('ListModelPackageGroups');
    const [group] = groups.answer['ModelPackageGroupSummaryList'] as { ModelPackageGroupName: string }[];
    await ask('ListModelPackages', { ModelPackageGroupName: group?.ModelPackageGroupName, SortOrder: 'Descending' });
    await ask('ListMonitoringSchedules');
    const runs = await ask('ListMonitoringExecutions', { MaxResults: 100, ScheduledTimeAfter: 1_790_000_000 });
    expect(runs.answer['MonitoringExecutionSummaries']).toHaveLength(100);
    await ask('ListMonitoringExecutions', { NextToken: runs.answer['NextToken'] });
    expect(await ask('DescribeEndpoint', { EndpointName: 'none' })).toMatchObject({
      answer: { __type: 'ValidationException' },
    });
    await fitsTheModel(10);
  },
  MINUTE
);
