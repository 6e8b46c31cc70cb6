import type { Call } from '../../http/service.ts';
import { DAY_MS, HOUR_MS } from '../../world/calendar.ts';
import { detectorOf } from '../../world/findings/finding-ids.ts';
import type { StandingFinding } from '../../world/findings/finding-at.ts';
import { hex, keyOf } from '../../world/random.ts';
import { seenFindings } from '../seen-findings.ts';

const KEPT_MS = 90 * DAY_MS;
/** How often it tells again of what goes on. */
const AGAIN_MS = 6 * HOUR_MS;

function resourceOf({ resourceType, resourceId, resourceName }: StandingFinding): object {
  if (resourceType === 'Bucket') {
    const bucket = { arn: `arn:aws:s3:::${resourceId}`, name: resourceId, type: 'Destination' };
    return { resourceType: 'S3Bucket', s3BucketDetails: [bucket] };
  }
  if (resourceType !== 'User') return { resourceType: 'Instance', instanceDetails: { instanceId: resourceId } };
  const id = hex(keyOf(1, resourceId), 16).toUpperCase();
  const accessKeyDetails = { accessKeyId: `AKIA${id}`, principalId: `AIDA${id}`, userName: resourceName };
  return { resourceType: 'AccessKey', accessKeyDetails: { ...accessKeyDetails, userType: 'IAMUser' } };
}

function show(finding: StandingFinding, now: number) {
  const { id, accountId, region, opened, state, changed } = finding;
  // What is archived is not looked at again: when that was, GuardDuty does not tell.
  const times = Math.floor(((state === 'closed' ? changed : now) - opened) / AGAIN_MS);
  const seen = new Date(opened + times * AGAIN_MS).toISOString();
  const detectorId = detectorOf(accountId, region);
  return {
    ...{ accountId, arn: id, id: id.split('/').at(-1) ?? id, partition: 'aws', region, schemaVersion: '2.0' },
    ...{ createdAt: finding.openedAt, updatedAt: seen, severity: finding.score, title: finding.title },
    type: finding.type,
    description: `${finding.title}.`,
    resource: resourceOf(finding),
    service: {
      ...{ archived: state === 'closed', count: times + 1, detectorId, resourceRole: 'TARGET' },
      ...{ eventFirstSeen: finding.openedAt, eventLastSeen: seen, serviceName: 'guardduty' },
    },
  };
}

export type GuardDutyFinding = ReturnType<typeof show>;

/** What GuardDuty knows in the caller's region: it forgets what was not seen for 90 days. */
export function guardDutyFindings(call: Pick<Call, 'caller' | 'world' | 'now'>): readonly GuardDutyFinding[] {
  return seenFindings(call)
    .filter(({ product }) => product === 'GuardDuty')
    .map((finding) => show(finding, call.now))
    .filter(({ updatedAt }) => Date.parse(updatedAt) > call.now - KEPT_MS);
}
