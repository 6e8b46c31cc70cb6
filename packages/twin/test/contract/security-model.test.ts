import type { Twin } from '../../src/api.ts';
import { startTwin } from '../../src/server.ts';
import { company } from '../fixture.ts';
import { hasPython, python } from './python.ts';

const contract = hasPython('botocore') ? test : test.skip;
const MINUTE = 60_000;
const sandbox = company().accounts.at(-1)?.id ?? '';

let twin: Twin;
beforeAll(async () => {
  const credentials = [{ accessKeyId: 'TWINDEMO' }, { accessKeyId: 'SANDBOX', accountId: sandbox }];
  twin = await startTwin({ world: company(), credentials });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

interface Asked {
  readonly status: number;
  readonly code: string | null;
  readonly answer: Record<string, unknown>;
  readonly faults: readonly string[];
}
type Question = readonly [operation: string, request?: object, how?: { region?: string; key?: string }];

/** Asks by boto3, and wants every answer to be one that AWS's own model allows. */
async function ask(service: string, questions: readonly Question[]): Promise<readonly Asked[]> {
  const lines = questions.map(([operation, request = {}, { region = 'us-east-1', key = 'TWINDEMO' } = {}]) =>
    JSON.stringify({ service, operation, request, region, key, url: twin.url })
  );
  const { code, output } = await python('./rest_client.py', [], lines.join('\n'));
  expect([code, code === 0 ? '' : output]).toEqual([0, '']);
  const asked = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Asked);
  expect(asked.flatMap(({ faults }) => faults)).toEqual([]);
  expect(asked).toHaveLength(questions.length);
  return asked;
}

const THROTTLED = [{ operation: '*', kind: 'throttle' }] as const;

contract(
  'Security Hub',
  async () => {
    const filters = { WorkflowStatus: [{ Value: 'NEW', Comparison: 'EQUALS' }] };
    const [first, all, off, elsewhere, wrong] = await ask('securityhub', [
      ['GetFindings', { MaxResults: 3 }],
      ['GetFindings', { Filters: filters, MaxResults: 100 }],
      ['GetFindings', {}, { key: 'SANDBOX' }],
      ['GetFindings', {}, { region: 'sa-east-1' }],
      ['GetFindings', { NextToken: 'none' }],
    ]);
    expect(first?.answer).toMatchObject({ NextToken: '3' });
    const products = new Set((all?.answer['Findings'] as { ProductName: string }[]).map((one) => one.ProductName));
    expect(products).toEqual(new Set(['Security Hub', 'GuardDuty', 'Inspector', 'IAM Access Analyzer']));
    const notSubscribed = { status: 401, code: 'InvalidAccessException' };
    expect([off, elsewhere]).toMatchObject([notSubscribed, notSubscribed]);
    expect(wrong).toMatchObject({ status: 400, code: 'InvalidInputException' });
    twin.setFaults(THROTTLED);
    expect(await ask('securityhub', [['GetFindings']])).toMatchObject([{ code: 'LimitExceededException' }]);
  },
  MINUTE
);

contract(
  'GuardDuty',
  async () => {
    const [here, nowhere] = await ask('guardduty', [['ListDetectors'], ['ListDetectors', {}, { region: 'sa-east-1' }]]);
    expect(nowhere?.answer).toEqual({ DetectorIds: [] });
    const [DetectorId] = here?.answer['DetectorIds'] as string[];
    const FindingCriteria = { Criterion: { 'service.archived': { Equals: ['false'] }, severity: { Gte: 1 } } };
    const [open, wrong] = await ask('guardduty', [
      ['ListFindings', { DetectorId, FindingCriteria, MaxResults: 50 }],
      ['ListFindings', { DetectorId: 'none' }],
    ]);
    expect(wrong).toMatchObject({ status: 400, code: 'BadRequestException' });
    const FindingIds = open?.answer['FindingIds'] as string[];
    expect(FindingIds.length).toBeGreaterThan(0);
    const [told] = await ask('guardduty', [['GetFindings', { DetectorId, FindingIds }]]);
    expect(told?.answer['Findings']).toHaveLength(FindingIds.length);
  },
  MINUTE
);

contract(
  'IAM Access Analyzer',
  async () => {
    const [here, member] = await ask('accessanalyzer', [['ListAnalyzers'], ['ListAnalyzers', {}, { key: 'SANDBOX' }]]);
    expect(member?.answer).toEqual({ analyzers: [] });
    const analyzers = here?.answer['analyzers'] as { arn: string; type: string }[];
    expect(analyzers.map(({ type }) => type)).toEqual(['ORGANIZATION', 'ORGANIZATION_UNUSED_ACCESS']);
    const asked = await ask('accessanalyzer', [
      ...analyzers.map(({ arn }): Question => ['ListFindingsV2', { analyzerArn: arn, maxResults: 100 }]),
      ['ListFindingsV2', { analyzerArn: 'arn:aws:access-analyzer:us-east-1:111122223333:analyzer/none' }],
    ]);
    expect(asked.slice(0, 2).every(({ answer }) => (answer['findings'] as object[]).length > 0)).toBe(true);
    expect(asked[2]).toMatchObject({ status: 404, code: 'ResourceNotFoundException' });
    twin.setFaults(THROTTLED);
    expect(await ask('accessanalyzer', [['ListAnalyzers']])).toMatchObject([{ code: 'ThrottlingException' }]);
  },
  MINUTE
);

contract(
  'Inspector',
  async () => {
    const filterCriteria = { findingStatus: [{ comparison: 'EQUALS', value: 'ACTIVE' }] };
    const [on, off, late, active, wrong] = await ask('inspector2', [
      ['BatchGetAccountStatus'],
      ['BatchGetAccountStatus', { accountIds: [sandbox] }],
      ['BatchGetAccountStatus', {}, { region: 'eu-central-1' }],
      ['ListFindings', { filterCriteria, maxResults: 100 }],
      ['ListFindings', { nextToken: 'none' }],
    ]);
    const statusOf = (asked: Asked | undefined) =>
      (asked?.answer['accounts'] as { state: { status: string } }[]).map(({ state }) => state.status);
    expect([on, off, late].map(statusOf)).toEqual([['ENABLED'], ['DISABLED'], ['DISABLED']]);
    expect((active?.answer['findings'] as object[]).length).toBeGreaterThan(0);
    expect(wrong).toMatchObject({ status: 400, code: 'ValidationException' });
  },
  MINUTE
);
