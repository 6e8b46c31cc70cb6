import { AwsError, validation } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { DAY_MS } from '../../world/calendar.ts';
import { analyzerOf } from '../../world/findings/finding-ids.ts';
import type { StandingFinding } from '../../world/findings/finding-at.ts';
import { listPage } from '../list-page.ts';
import { arnOfResource, companyRegions, isAdministrator, seenFindings } from '../seen-findings.ts';

const KEPT_MS = 90 * DAY_MS;
const STATUS = { open: 'ACTIVE', suppressed: 'ARCHIVED', closed: 'RESOLVED' } as const;
const TYPES: Readonly<Record<string, string>> = {
  Bucket: 'AWS::S3::Bucket',
  Queue: 'AWS::SQS::Queue',
  Topic: 'AWS::SNS::Topic',
  Role: 'AWS::IAM::Role',
  User: 'AWS::IAM::User',
};

const iso = (at: number): string => new Date(at).toISOString();

interface Analyzer {
  readonly arn: string;
  readonly name: string;
  readonly type: 'ORGANIZATION' | 'ORGANIZATION_UNUSED_ACCESS';
}

/** One for what is shared with others where the company is, one for what nobody uses; both are the management account's. */
function analyzersHere(call: Call): readonly Analyzer[] {
  const { caller, world } = call;
  if (!isAdministrator(call) || !companyRegions(world).has(caller.region)) return [];
  const named = (type: Analyzer['type'], of: string): Analyzer => {
    const arn = analyzerOf(caller.accountId, caller.region, of);
    return { arn, name: arn.split('/').at(-1) ?? arn, type };
  };
  const shared = named('ORGANIZATION', 'ExternalAccess');
  return caller.region === 'us-east-1' ? [shared, named('ORGANIZATION_UNUSED_ACCESS', 'UnusedIAMRole')] : [shared];
}

function listAnalyzers(call: Call): unknown {
  const createdAt = iso(call.world.firstDay * DAY_MS);
  return { analyzers: analyzersHere(call).map((one) => ({ ...one, createdAt, status: 'ACTIVE' })) };
}

function show(finding: StandingFinding, now: number) {
  return {
    id: finding.id,
    resource: arnOfResource(finding),
    resourceType: TYPES[finding.resourceType] ?? finding.resourceType,
    resourceOwnerAccount: finding.accountId,
    findingType: finding.type,
    status: STATUS[finding.state],
    createdAt: finding.openedAt,
    updatedAt: iso(finding.changed),
    analyzedAt: iso(finding.state === 'closed' ? finding.changed : now),
  };
}

function listFindings(call: Call): unknown {
  const { caller, now, input } = call;
  const analyzer = analyzersHere(call).find(({ arn }) => arn === input['analyzerArn']);
  if (!analyzer) throw new AwsError('ResourceNotFoundException', 'The specified analyzer was not found.', 404);
  const { status, ...others } = (input['filter'] ?? {}) as Record<string, { readonly eq?: readonly string[] }>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw validation(`The filter ${unknown} is not one this AWS has.`);
  const mine = seenFindings(call)
    .filter(
      ({ product, type }) =>
        product === 'IAM Access Analyzer' && analyzerOf(caller.accountId, caller.region, type) === analyzer.arn
    )
    .filter(({ state, changed }) => !(state === 'closed' && changed < now - KEPT_MS))
    .map((finding) => show(finding, now))
    .filter((finding) => status?.eq === undefined || status.eq.includes(finding.status));
  const { page, next } = listPage(call, mine, { token: 'nextToken', size: 'maxResults', defaultSize: 50 }, () =>
    validation('The nextToken is not valid.')
  );
  return { findings: page, nextToken: next };
}

export const accessAnalyzer: Service = {
  name: 'access-analyzer',
  iamPrefix: 'access-analyzer',
  protocol: 'rest-json',
  target: '',
  throttling: { code: 'ThrottlingException', message: 'Rate exceeded', status: 429 },
  operations: {
    ListAnalyzers: { http: { method: 'GET', path: '/analyzer' }, handle: listAnalyzers },
    ListFindingsV2: { action: 'ListFindings', http: { method: 'POST', path: '/findingv2' }, handle: listFindings },
  },
};
