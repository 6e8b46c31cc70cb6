import type { FindingSummaryV2 } from '@aws-sdk/client-accessanalyzer';

import { findingItem } from '../findings/finding-item.ts';
import type { SourceItem } from '../item-source.ts';

const STATES = { ACTIVE: 'open', ARCHIVED: 'suppressed', RESOLVED: 'closed' } as const;

const TITLES: Readonly<Record<string, string>> = {
  ExternalAccess: 'can be reached from outside the zone of trust',
  UnusedIAMRole: 'is a role that nobody uses',
  UnusedIAMUserAccessKey: 'has an access key that nobody uses',
  UnusedIAMUserPassword: 'has a password that nobody uses',
  UnusedPermission: 'has permissions that it does not use',
};

/**
 * Access that is wider than it needs to be. Archived means that it is meant to be so. Security Hub tells of a thing once, under the
 * analyzer and the thing (IAM user guide, "Integrate IAM Access Analyzer with AWS Security Hub"). There is no severity.
 */
export function accessItem(
  finding: FindingSummaryV2,
  { analyzerArn, region }: { readonly analyzerArn: string; readonly region: string },
  now: number
): SourceItem {
  const { id = '', resource = '', findingType = 'ExternalAccess', status = 'ACTIVE' } = finding;
  const state = STATES[status];
  const about = `${analyzerArn}/${resource}`;
  return findingItem(
    {
      id: `${analyzerArn}/${id}`,
      hubId: findingType === 'ExternalAccess' ? about : `${about}/${findingType}`,
      product: 'IAM Access Analyzer',
      type: findingType,
      title: `${resource.split(/[:/]/).at(-1) ?? resource} ${TITLES[findingType] ?? findingType}`,
      accountId: finding.resourceOwnerAccount ?? null,
      region,
      resources: resource === '' ? [] : [resource],
      resourceType: finding.resourceType ?? null,
      severity: null,
      score: null,
      state,
      status,
      firstObservedAt: finding.createdAt?.getTime() ?? null,
      lastObservedAt: finding.analyzedAt?.getTime() ?? null,
      closedAt: state === 'closed' ? (finding.updatedAt?.getTime() ?? null) : null,
    },
    now
  );
}
