import type { Call } from '../../http/service.ts';
import { DAY_MS, HOUR_MS } from '../../world/calendar.ts';
import { analyzerOf } from '../../world/findings/finding-ids.ts';
import type { StandingFinding } from '../../world/findings/finding-at.ts';
import { arnOfResource, outsider, seenFindings } from '../seen-findings.ts';

/** What is not over is looked at twice a day; three days after it was found, somebody is told. */
const CHECK_MS = 12 * HOUR_MS;
const TOLD_AFTER_MS = 3 * DAY_MS;
const KEPT_MS = { ARCHIVED: 30 * DAY_MS, ACTIVE: 90 * DAY_MS };
const NORMALIZED = { INFORMATIONAL: 0, LOW: 1, MEDIUM: 40, HIGH: 70, CRITICAL: 90 } as const;

const PRODUCTS = {
  'Security Hub': ['securityhub', 'Software and Configuration Checks/AWS Security Best Practices'],
  GuardDuty: ['guardduty', 'TTPs/Unusual Behaviors'],
  Inspector: ['inspector', 'Software and Configuration Checks/Vulnerabilities/CVE'],
  'IAM Access Analyzer': ['access-analyzer', 'Software and Configuration Checks/AWS Security Best Practices'],
} as const;

const TYPES: Readonly<Record<string, string>> = {
  Instance: 'AwsEc2Instance',
  Bucket: 'AwsS3Bucket',
  'DB Instance': 'AwsRdsDbInstance',
  Function: 'AwsLambdaFunction',
  Table: 'AwsDynamoDbTable',
  Queue: 'AwsSqsQueue',
  Topic: 'AwsSnsTopic',
  'Load Balancer': 'AwsElbv2LoadBalancer',
  Cluster: 'AwsEksCluster',
  Role: 'AwsIamRole',
  User: 'AwsIamUser',
  Account: 'AwsAccount',
};

const iso = (at: number): string => new Date(at).toISOString();

/** Others send what they find under their own ids; Access Analyzer one for each thing. */
function idOf(finding: StandingFinding, managementId: string): string {
  const { product, type, region, id } = finding;
  if (product !== 'IAM Access Analyzer') return id;
  const about = `${analyzerOf(managementId, region, type)}/${arnOfResource(finding)}`;
  return type === 'ExternalAccess' ? about : `${about}/${type}`;
}

function workflowOf({ product, state, opened }: StandingFinding, now: number): string {
  if (product !== 'Security Hub') return 'NEW';
  if (state === 'closed') return 'RESOLVED';
  return state === 'suppressed' ? 'SUPPRESSED' : now - opened < TOLD_AFTER_MS ? 'NEW' : 'NOTIFIED';
}

function show(finding: StandingFinding, managementId: string, now: number) {
  const { product, type, region, accountId, title, state, opened, changed } = finding;
  const [productId, namespace] = PRODUCTS[product];
  const isControl = product === 'Security Hub';
  const isOver = isControl ? false : state !== 'open';
  const checked = isOver ? changed : opened + Math.floor((now - opened) / CHECK_MS) * CHECK_MS;
  const Label = isControl && state === 'closed' ? 'INFORMATIONAL' : finding.severity;
  const control = `https://docs.aws.amazon.com/console/securityhub/${type}/remediation`;
  return {
    SchemaVersion: '2018-10-08',
    Id: idOf(finding, managementId),
    ProductArn: `arn:aws:securityhub:${region}::product/aws/${productId}`,
    ...{ ProductName: product, CompanyName: 'AWS', Region: region, AwsAccountId: accountId },
    GeneratorId: isControl ? `security-control/${type}` : `aws/${productId}`,
    Types: [product === 'GuardDuty' ? `${namespace}/${type.replaceAll('/', '-')}` : namespace],
    ...{ FirstObservedAt: finding.openedAt, LastObservedAt: iso(checked) },
    ...{ CreatedAt: finding.openedAt, UpdatedAt: iso(Math.max(checked, changed)) },
    Severity: { Label, Normalized: NORMALIZED[Label], ...(isControl ? {} : { Product: finding.score }) },
    ...{ Title: title, Description: `${title}.` },
    Remediation: {
      Recommendation: { Text: 'What to do about it is written here.', ...(isControl ? { Url: control } : {}) },
    },
    Resources: [
      { Type: TYPES[finding.resourceType] ?? 'Other', Id: arnOfResource(finding), Partition: 'aws', Region: region },
    ],
    ...(isControl
      ? {
          Compliance: {
            Status: state === 'closed' ? 'PASSED' : 'FAILED',
            SecurityControlId: type,
            AssociatedStandards: [{ StandardsId: 'standards/aws-foundational-security-best-practices/v/1.0.0' }],
          },
        }
      : {}),
    WorkflowState: 'NEW',
    Workflow: { Status: workflowOf(finding, now) },
    RecordState: isOver ? ('ARCHIVED' as const) : ('ACTIVE' as const),
  };
}

export type HubFinding = ReturnType<typeof show>;

/** What all security services know of the accounts that take part, in the caller's region. */
export function hubFindings(call: Pick<Call, 'caller' | 'world' | 'now'>): readonly HubFinding[] {
  const { world, now } = call;
  const management = world.accounts[0]?.id ?? '';
  const shown = seenFindings(call)
    .filter(({ accountId }) => accountId !== outsider(world))
    .map((finding) => show(finding, management, now))
    .filter(({ UpdatedAt, RecordState }) => Date.parse(UpdatedAt) > now - KEPT_MS[RecordState]);
  return [...new Map(shown.map((finding) => [finding.Id, finding])).values()];
}
