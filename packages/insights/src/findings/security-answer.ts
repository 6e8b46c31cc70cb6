import type { Decimal } from '@smartcloudops/focus';
import type { Coverage } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';

/** Worst first. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface SecurityQuery {
  /** Null: all. */
  readonly connections: readonly string[] | null;
  /** Over what trend and closing are told, half-open, epoch ms UTC. What is open is as of now, or of `asOf`. */
  readonly from: number;
  readonly to: number;
  readonly asOf: number | null;
  /** Of these; empty: of all. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly severities: readonly Severity[];
  readonly products: readonly string[];
}

export type Counts = Readonly<Record<Severity, number>>;

/** A finding that is open. */
export interface OpenFinding {
  readonly connection: string;
  readonly id: string;
  readonly title: string;
  /** Null: nobody rated it. */
  readonly severity: Severity | null;
  /** 0 to 100: as told, or where its severity begins. */
  readonly score: number;
  readonly product: string;
  /** A control, or the product's own type. */
  readonly type: string | null;
  readonly account: { readonly id: string | null; readonly name: string | null };
  readonly region: string | null;
  /** What it is about, as the bill names it. */
  readonly resource: string | null;
  readonly resourceType: string | null;
  /** First observed, epoch ms. */
  readonly firstSeen: number;
  /** Last observed, epoch ms; while it goes on, when it was collected last. */
  readonly lastSeen: number;
  /** Since it was first observed. */
  readonly ageDays: number;
  readonly fix: string | null;
  readonly fixUrl: string | null;
}

/** Days from first observed to closed; `severity` null: of all. */
export interface TimeToClose {
  readonly severity: Severity | null;
  readonly closed: number;
  readonly meanDays: number | null;
  readonly medianDays: number | null;
}

/** What is exposed, and what it costs. */
export interface Exposure {
  readonly connection: string;
  readonly account: { readonly id: string | null; readonly name: string | null };
  /** ResourceId; null: everything of the account of which the bill knows no cost of its own. */
  readonly resource: string | null;
  readonly region: string | null;
  readonly counts: Counts;
  readonly findings: number;
  readonly worst: Severity | null;
  /** Title of the worst, the oldest of several. */
  readonly title: string;
  /** EffectiveCost of the last 30 whole days of the resource, or of the whole account; null when no bill tells. */
  readonly cost: Decimal | null;
  /** `cost` × score of the worst ÷ 100: what is exposed and expensive comes first. */
  readonly exposed: Decimal | null;
}

/** How a rule is kept, over all places where it is checked. */
export interface RuleCompliance {
  readonly rule: string;
  readonly description: string | null;
  /** Accounts × regions in which it is kept and in which it is broken; where nothing could be checked is in neither. */
  readonly kept: number;
  readonly broken: number;
  /** `kept` of both, 0 to 1; null when it was checked nowhere. */
  readonly share: number | null;
  /** Resources that break it; a lower bound when `isCapped`. */
  readonly nonCompliant: number;
  readonly isCapped: boolean;
}

export interface SecurityAnswer {
  /** Worst first, then the oldest. */
  readonly open: readonly OpenFinding[];
  readonly counts: Counts;
  /** Open findings that nobody rated. */
  readonly unrated: number;
  readonly medianAgeDays: number | null;
  /** Of all, then by severity, worst first. */
  readonly timeToClose: readonly TimeToClose[];
  /** Open at the end of each UTC day of the range, or now. */
  readonly days: readonly { readonly day: number; readonly counts: Counts }[];
  /** Most exposed first. */
  readonly exposure: readonly Exposure[];
  /** BillingCurrency of `exposure`; null when there is none. */
  readonly currency: string | null;
  /** Least kept first. */
  readonly rules: readonly RuleCompliance[];
  /** Of all rules and places that were checked; null when none was. */
  readonly complianceShare: number | null;
  readonly coverage: Coverage;
  readonly estimated: boolean;
  readonly notices: readonly Notice[];
}
