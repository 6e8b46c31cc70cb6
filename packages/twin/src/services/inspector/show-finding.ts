import type { Call } from '../../http/service.ts';
import { DAY_MS, HOUR_MS } from '../../world/calendar.ts';
import type { StandingFinding } from '../../world/findings/finding-at.ts';
import { seenFindings } from '../seen-findings.ts';

const KEPT_MS = 30 * DAY_MS;
const SCAN_MS = 24 * HOUR_MS;
const STATUS = { open: 'ACTIVE', suppressed: 'SUPPRESSED', closed: 'CLOSED' } as const;

const seconds = (at: number): number => Math.round(at / 1000);

function detailsOf({ type, title, score }: StandingFinding): object {
  if (type !== 'PACKAGE_VULNERABILITY') {
    const steps = [{ componentId: 'igw-0', componentType: 'AWS::EC2::InternetGateway' }];
    const openPortRange = { begin: 22, end: 22 };
    return { networkReachabilityDetails: { openPortRange, protocol: 'TCP', networkPath: { steps } } };
  }
  const [vulnerabilityId = '', name = ''] = title.split(' - ');
  return {
    ...{ inspectorScore: score, fixAvailable: 'YES', exploitAvailable: score >= 9 ? 'YES' : 'NO' },
    packageVulnerabilityDetails: {
      ...{ vulnerabilityId, source: 'NVD', sourceUrl: `https://nvd.nist.gov/vuln/detail/${vulnerabilityId}` },
      vulnerablePackages: [{ name, version: '1.0.0', fixedInVersion: '1.0.1', packageManager: 'OS' }],
    },
  };
}

function show(finding: StandingFinding, now: number) {
  const { id, accountId, region, opened, changed, state, resourceType, resourceId } = finding;
  const until = state === 'closed' ? changed : now;
  const scanned = opened + Math.floor((until - opened) / SCAN_MS) * SCAN_MS;
  const isFunction = resourceType === 'Function';
  return {
    ...{ findingArn: id, awsAccountId: accountId, type: finding.type, title: finding.title },
    description: `${finding.title} on ${finding.resourceName}.`,
    severity: finding.severity,
    status: STATUS[state],
    firstObservedAt: seconds(opened),
    lastObservedAt: seconds(scanned),
    updatedAt: seconds(Math.max(changed, scanned)),
    remediation: { recommendation: { text: 'Update the package, or close the port.' } },
    resources: [
      {
        type: isFunction ? 'AWS_LAMBDA_FUNCTION' : 'AWS_EC2_INSTANCE',
        id: isFunction ? `${resourceId}:$LATEST` : resourceId,
        ...{ partition: 'aws', region },
      },
    ],
    ...detailsOf(finding),
  };
}

export type InspectorFinding = ReturnType<typeof show>;

/** What Inspector knows in the caller's region: it forgets what was closed 30 days ago. */
export function inspectorFindings(call: Pick<Call, 'caller' | 'world' | 'now'>): readonly InspectorFinding[] {
  return seenFindings(call)
    .filter(
      ({ product, state, changed }) => product === 'Inspector' && !(state === 'closed' && changed < call.now - KEPT_MS)
    )
    .map((finding) => show(finding, call.now));
}
