import type { Decimal } from '@smartcloudops/focus';

/** What one source advises for one thing, in the words of all sources. */
export interface Advice {
  readonly connection: string;
  /** What told of it: `cost-optimization-hub`, `compute-optimizer`. */
  readonly source: string;
  /** Kind of item that it was read from. */
  readonly kind: string;
  /** The thing, wherever it is told of; of a commitment its family, the account and the place. */
  readonly thing: string;
  /** What of the thing: its type. A database has a class and a storage. */
  readonly aspect: string;
  readonly resourceId: string | null;
  readonly resourceName: string | null;
  /** `EC2 instance` */
  readonly noun: string;
  readonly accountId: string | null;
  readonly region: string | null;
  /** What bills may call its service, FOCUS ServiceName first. */
  readonly services: readonly string[];
  /** `idle`, `rightsizing` or `commitment`. */
  readonly category: string;
  /** Of commitments: those of one family pay for the same use. */
  readonly family: string | null;
  /** In words: `Rightsize`, `Migrate to Graviton`. */
  readonly action: string;
  /** A month. */
  readonly saving: Decimal;
  readonly currency: string;
  /** Of the cost of the thing, 0 to 100. */
  readonly savingPercent: number | null;
  /** A month, as it is. */
  readonly cost: Decimal | null;
  readonly effort: Grade | null;
  readonly risk: Grade | null;
  readonly restartNeeded: boolean | null;
  readonly rollbackPossible: boolean | null;
  readonly lookbackDays: number | null;
  readonly current: string | null;
  readonly recommended: string | null;
  /** Why, in a sentence of the source or in its reasons. */
  readonly why: string | null;
  /** Epoch ms; when its source was first known to say so. */
  readonly firstSeenAt: number;
}

export type Grade = 'low' | 'medium' | 'high';

/** What to do about one thing, told once, whoever says so. */
export interface Recommendation extends Omit<Advice, 'source' | 'kind'> {
  /** The same as long as the same is advised. */
  readonly id: string;
  /** All that advise it. */
  readonly sources: readonly string[];
  /** What to do, as an instruction. */
  readonly title: string;
  readonly accountName: string | null;
  /**
   * What of `saving` the total counts: nothing of it where another recommendation for the same thing, or for the same use, saves
   * more. These add up to the total, in any grouping.
   */
  readonly counted: Decimal;
}
