import type { SourceItem } from '../item-source.ts';
import { billedResourceId } from './billed-resource-id.ts';
import { commonType } from './common-type.ts';

export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFORMATIONAL';

/** A finding of a security service, before it is told in the words that all of them share. Times are epoch ms. */
export interface Finding {
  readonly id: string;
  /** Under which id Security Hub tells of the same; null: not at all. */
  readonly hubId: string | null;
  readonly product: string;
  /** A control, a type of GuardDuty or Inspector, a kind of access. */
  readonly type: string | null;
  readonly title: string | null;
  readonly description?: string | undefined;
  readonly accountId: string | null;
  readonly region: string | null;
  /** ARNs or ids of what it is about, the main one first. */
  readonly resources: readonly string[];
  readonly resourceType: string | null;
  /** Null where the product has none. */
  readonly severity: Severity | null;
  /** 0 to 100. */
  readonly score: number | null;
  readonly state: 'open' | 'suppressed' | 'closed';
  /** The product's own word for it. */
  readonly status: string | null;
  readonly workflow?: string | null;
  readonly compliance?: string | null;
  readonly firstObservedAt: number | null;
  readonly lastObservedAt: number | null;
  /** Null: it is not closed, or the product does not tell when it was. */
  readonly closedAt: number | null;
  /** How often it was seen, where the product counts. */
  readonly count?: number | null;
  readonly vulnerability?: string | null;
  readonly fixAvailable?: string | null;
  readonly exploitAvailable?: string | null;
  readonly fix?: string | null;
  readonly fixUrl?: string | null;
}

/** As long as it is seen again within so many days, a finding counts as going on. */
const GOES_ON_MS = 7 * 86_400_000;

const textOf = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

/**
 * A finding as an item of kind `finding`. `lastObservedAt` is null while it goes on: products look again many times a day, and each
 * new time would make a version that says nothing. `closedAt` is when the product says that it was closed.
 * @param now epoch ms
 */
export function findingItem(finding: Finding, now: number): SourceItem {
  const { lastObservedAt: last, resources } = finding;
  const goesOn = finding.state !== 'closed' && last !== null && now - last < GOES_ON_MS;
  return {
    id: finding.id,
    name: finding.title,
    at: null,
    attributes: {
      SubAccountId: finding.accountId,
      RegionId: finding.region,
      ResourceId: billedResourceId(resources[0] ?? null),
      resources: resources.map((one) => billedResourceId(one) ?? one),
      resourceType: commonType(finding.resourceType),
      product: finding.product,
      hubId: finding.hubId,
      type: finding.type,
      description: finding.description ?? null,
      severity: finding.severity,
      severityScore: finding.score,
      state: finding.state,
      status: finding.status,
      workflow: finding.workflow ?? null,
      compliance: finding.compliance ?? null,
      firstObservedAt: textOf(finding.firstObservedAt),
      lastObservedAt: goesOn ? null : textOf(last),
      closedAt: textOf(finding.closedAt),
      count: finding.count ?? null,
      vulnerability: finding.vulnerability ?? null,
      fixAvailable: finding.fixAvailable ?? null,
      exploitAvailable: finding.exploitAvailable ?? null,
      fix: finding.fix ?? null,
      fixUrl: finding.fixUrl ?? null,
    },
  };
}
