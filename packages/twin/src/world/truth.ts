/** What was planted in the world, with what it costs. Dollars are decimal text; days are `YYYY-MM-DD`, ends exclusive. */
export interface Truth {
  readonly seed: number;
  readonly days: number;
  readonly from: string;
  readonly now: string;
  /** Last day (exclusive) that the world knows: the future is true as well. */
  readonly until: string;
  readonly accounts: readonly { id: string; name: string; team: string; environment: string; businessUnit: string }[];
  /** Final UnblendedCost per month, future days included. */
  readonly months: readonly {
    month: string;
    total: string;
    complete: boolean;
    byService: Readonly<Record<string, string>>;
  }[];
  readonly anomalies: readonly PlantedAnomaly[];
  readonly waste: readonly PlantedWaste[];
  readonly charges: readonly PlantedCharge[];
  readonly restatements: readonly PlantedRestatement[];
  /** What goes wrong in what CloudWatch measures. */
  readonly troubles: readonly PlantedTrouble[];
  /** What is found wrong with the security of things. */
  readonly findings: readonly PlantedFinding[];
}

/** Something wrong with the security of a thing, from when it is found to when it is closed. Times are ISO 8601, whole seconds. */
export interface PlantedFinding {
  /** The id that the product gives: an ARN, of IAM Access Analyzer a UUID. */
  readonly id: string;
  readonly product: 'Security Hub' | 'GuardDuty' | 'Inspector' | 'IAM Access Analyzer';
  readonly type: string;
  readonly title: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly region: string;
  /** As the bill names it; IAM's ARN for roles and users, `AWS::::Account:…` for an account. */
  readonly resourceId: string;
  readonly resourceName: string;
  readonly resourceType: string;
  /** 0 to 10, in the end. */
  readonly score: number;
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
  /** Before `raisedAt`. */
  readonly scoreAtFirst: number;
  readonly severityAtFirst: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
  readonly openedAt: string;
  /** When its severity grew; null: never. */
  readonly raisedAt: string | null;
  /** When somebody said to live with it; null: never. */
  readonly suppressedAt: string | null;
  /** Null: not as far as the world knows. */
  readonly closedAt: string | null;
}

/** A time in which a resource does badly, as one of its metrics tells. */
export interface PlantedTrouble {
  readonly id: string;
  readonly kind: 'memory-leak' | 'disk-filling' | 'slow-endpoint' | 'model-drift';
  readonly why: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly region: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly from: string;
  readonly to: string;
}

export interface PlantedAnomaly {
  readonly id: string;
  readonly kind: 'spike' | 'level-shift' | 'gradual';
  readonly cause: string;
  readonly from: string;
  readonly to: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly service: string;
  readonly region: string | null;
  readonly usageType: string;
  readonly resourceId: string | null;
  /** UnblendedCost above what would have been charged, over all its days. */
  readonly excess: string;
  readonly excessByDay: Readonly<Record<string, string>>;
}

export interface PlantedWaste {
  readonly id: string;
  readonly kind: string;
  readonly why: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly service: string;
  readonly region: string | null;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly since: string;
  /** What it cost in the last 30 full days. */
  readonly cost30Days: string;
  /** What would be saved of that. */
  readonly saving30Days: string;
}

/** One-off and calendar charges: fees, credits, refunds. */
export interface PlantedCharge {
  readonly kind: 'fee' | 'credit' | 'refund';
  readonly day: string;
  readonly accountId: string;
  readonly service: string;
  readonly description: string;
  readonly amount: string;
}

export interface PlantedRestatement {
  readonly id: string;
  readonly reason: string;
  /** ISO 8601 time at which the bill changed. */
  readonly publishedAt: string;
  readonly from: string;
  readonly to: string;
  readonly service: string;
  readonly lines: number;
  readonly before: string;
  readonly after: string;
}
