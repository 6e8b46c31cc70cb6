import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';

import { findingItem } from '../findings/finding-item.ts';
import type { Finding } from '../findings/finding-item.ts';
import { severityNamed } from '../findings/severity-of.ts';
import { timeOf } from '../findings/time-of.ts';
import type { SourceItem } from '../item-source.ts';

function stateOf({ RecordState, Workflow, Compliance }: AwsSecurityFinding): Finding['state'] {
  if (RecordState === 'ARCHIVED' || Workflow?.Status === 'RESOLVED' || Compliance?.Status === 'PASSED') return 'closed';
  return Workflow?.Status === 'SUPPRESSED' ? 'suppressed' : 'open';
}

/**
 * A finding in the AWS Security Finding Format. Others' findings keep the id that their product gave them, so that they can be told
 * apart from what the product itself tells; ids that are no ARN are unique within the product only.
 */
export function hubItem(finding: AwsSecurityFinding, now: number): SourceItem {
  const { Id = '', ProductArn = '', Types = [], Severity, Compliance, Remediation, Vulnerabilities = [] } = finding;
  const state = stateOf(finding);
  const { Recommendation } = Remediation ?? {};
  return findingItem(
    {
      id: Id.startsWith('arn:') ? Id : `${ProductArn}/${Id}`,
      hubId: null,
      product: finding.ProductName ?? ProductArn.split('/').at(-1) ?? ProductArn,
      type: Compliance?.SecurityControlId ?? Types[0] ?? null,
      title: finding.Title ?? null,
      description: finding.Description,
      accountId: finding.AwsAccountId ?? null,
      region: finding.Region ?? finding.Resources?.[0]?.Region ?? null,
      resources: (finding.Resources ?? []).flatMap(({ Id: id }) => id ?? []),
      resourceType: finding.Resources?.[0]?.Type ?? null,
      severity: severityNamed(Severity?.Label),
      score: Severity?.Normalized ?? null,
      state,
      status: finding.RecordState ?? null,
      workflow: finding.Workflow?.Status ?? null,
      compliance: Compliance?.Status ?? null,
      firstObservedAt: timeOf(finding.FirstObservedAt ?? finding.CreatedAt),
      lastObservedAt: timeOf(finding.LastObservedAt ?? finding.UpdatedAt),
      closedAt: state === 'closed' ? timeOf(finding.UpdatedAt) : null,
      vulnerability: Vulnerabilities[0]?.Id ?? null,
      fixAvailable: Vulnerabilities[0]?.FixAvailable ?? null,
      exploitAvailable: Vulnerabilities[0]?.ExploitAvailable ?? null,
      fix: Recommendation?.Text ?? null,
      fixUrl: Recommendation?.Url ?? null,
    },
    now
  );
}
