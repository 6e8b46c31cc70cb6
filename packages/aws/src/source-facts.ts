/** An IAM action that a source calls, and what stays dark without it. */
export interface Permission {
  /** `ce:GetCostAndUsage` */
  readonly action: string;
  /** What it can be limited to: ARNs with `*`. Absent: AWS allows no limit, or it would not help. */
  readonly resources?: readonly string[];
  /** What is missing when it is denied, as half a sentence: "names of accounts". */
  readonly why: string;
}

/** What a call costs whoever makes it. */
export interface CallPrice {
  /** `GetCostAndUsage` */
  readonly operation: string;
  /** US dollars per call (page), decimal text; `"0"` for what AWS does not charge. */
  readonly price: string;
  /** Calls a month that AWS gives away to an account; null when there is no such limit. */
  readonly freePerMonth: number | null;
}

/**
 * What is known of a source before it is called: what it takes, what it costs, how fresh and how exact it is. People see it
 * before they switch it on, policies and docs are made from it, collectors plan by it.
 */
export interface SourceFacts {
  /** Kebab-case, never changed: `data-export`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly area: 'cost' | 'performance' | 'ml' | 'security' | 'advice';
  readonly delivers: 'charges' | 'measurements' | 'items';
  readonly permissions: readonly Permission[];
  readonly calls: readonly CallPrice[];
  /**
   * US dollars, decimal text: as long as the calls of a calendar month (UTC) come to less, a connection makes them without a budget,
   * because they are cheaper than anything that is billed apart. They are booked all the same. Absent: each paid call needs a budget.
   */
  readonly pettyCash?: string;
  readonly freshness: {
    /** Hours between updates at the source. */
    readonly updatedEveryHours: number;
    /** Hours between looks at it, where looking costs next to nothing and it may be updated sooner. Absent: the same. */
    readonly askedEveryHours?: number;
    /** Hours from an event until the source tells of it, at most as a rule. */
    readonly delayHours: number;
  };
  /** How exact it is, for people, in one sentence. */
  readonly accuracy: string;
  /** Where prices and facts were read: title of the provider's page. */
  readonly reference: string;
}
