import type { Finding as GuardDutyFinding, Resource } from '@aws-sdk/client-guardduty';

import { findingItem } from '../findings/finding-item.ts';
import { severityOf } from '../findings/severity-of.ts';
import { timeOf } from '../findings/time-of.ts';
import type { SourceItem } from '../item-source.ts';

/** ARNs and ids of all that a threat is about, the main thing first. */
function resourcesOf(resource: Resource | undefined, accountId: string): readonly string[] {
  const { AccessKeyDetails: key, EbsVolumeDetails, RdsDbInstanceDetails, LambdaDetails } = resource ?? {};
  const user = key?.UserName === undefined ? key?.PrincipalId : `arn:aws:iam::${accountId}:user/${key.UserName}`;
  return [
    resource?.InstanceDetails?.InstanceId,
    ...(resource?.S3BucketDetails ?? []).map(({ Arn, Name }) => Arn ?? Name),
    resource?.EksClusterDetails?.Arn,
    resource?.EcsClusterDetails?.Arn,
    LambdaDetails?.FunctionArn,
    RdsDbInstanceDetails?.DbInstanceArn ?? RdsDbInstanceDetails?.DbInstanceIdentifier,
    ...(EbsVolumeDetails?.ScannedVolumeDetails ?? []).map(({ VolumeArn }) => VolumeArn),
    key?.UserType === undefined || key.UserType === 'IAMUser' ? user : (key.PrincipalId ?? key.UserName),
  ].filter((one): one is string => one !== undefined);
}

/** A threat. Severity is GuardDuty's of 1 to 10; archived counts as closed, since a moment that GuardDuty does not tell. */
export function guardDutyItem(finding: GuardDutyFinding, now: number): SourceItem {
  const { Arn = '', AccountId = '', Severity = 0, Service, Resource } = finding;
  const isArchived = Service?.Archived === true;
  return findingItem(
    {
      id: Arn,
      hubId: Arn,
      product: 'GuardDuty',
      type: finding.Type ?? null,
      title: finding.Title ?? null,
      description: finding.Description,
      accountId: AccountId,
      region: finding.Region ?? null,
      resources: resourcesOf(Resource, AccountId),
      resourceType: Resource?.ResourceType ?? null,
      severity: severityOf(Severity),
      score: Math.round(Severity * 10),
      state: isArchived ? 'closed' : 'open',
      status: isArchived ? 'ARCHIVED' : 'ACTIVE',
      firstObservedAt: timeOf(Service?.EventFirstSeen ?? finding.CreatedAt),
      lastObservedAt: timeOf(Service?.EventLastSeen ?? finding.UpdatedAt),
      closedAt: null,
      count: Service?.Count ?? null,
    },
    now
  );
}
