import type { Finding as InspectorFinding } from '@aws-sdk/client-inspector2';

import { findingItem } from '../findings/finding-item.ts';
import { severityNamed } from '../findings/severity-of.ts';
import type { SourceItem } from '../item-source.ts';

const STATES = { ACTIVE: 'open', SUPPRESSED: 'suppressed', CLOSED: 'closed' } as const;

/** A vulnerability or an open port. The score is Inspector's own, which counts how the thing can be reached. */
export function inspectorItem(finding: InspectorFinding, region: string, now: number): SourceItem {
  const { findingArn = '', resources = [], status = 'ACTIVE', inspectorScore } = finding;
  const { recommendation } = finding.remediation ?? {};
  const state = STATES[status];
  const updatedAt = finding.updatedAt?.getTime() ?? null;
  return findingItem(
    {
      id: findingArn,
      hubId: findingArn,
      product: 'Inspector',
      type: finding.type ?? null,
      title: finding.title ?? null,
      description: finding.description,
      accountId: finding.awsAccountId ?? null,
      region: resources[0]?.region ?? region,
      resources: resources.flatMap(({ id }) => id ?? []),
      resourceType: resources[0]?.type ?? null,
      severity: severityNamed(finding.severity),
      score: inspectorScore === undefined ? null : Math.round(inspectorScore * 10),
      state,
      status,
      firstObservedAt: finding.firstObservedAt?.getTime() ?? null,
      lastObservedAt: finding.lastObservedAt?.getTime() ?? null,
      closedAt: state === 'closed' ? updatedAt : null,
      vulnerability: finding.packageVulnerabilityDetails?.vulnerabilityId ?? null,
      fixAvailable: finding.fixAvailable ?? null,
      exploitAvailable: finding.exploitAvailable ?? null,
      fix: recommendation?.text ?? null,
      fixUrl: recommendation?.Url ?? null,
    },
    now
  );
}
