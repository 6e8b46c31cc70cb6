import type { Product } from './catalog/products.ts';
import type { Region } from './catalog/regions.ts';
import type { Account, Resource } from './line.ts';
import type { Rhythm } from './rhythm.ts';

export type Pricing = 'on-demand' | 'spot' | 'savings-plan' | 'reserved' | 'private-rate';

export interface WastePlan {
  readonly kind: string;
  readonly why: string;
  /** Share of the meter's cost that would be saved. */
  readonly share: number;
}

/** A source of charges before it becomes lines of the bill: a product used by a resource, day after day. */
export interface Meter {
  readonly key: number;
  readonly account: Account;
  readonly region: Region;
  readonly availabilityZone: string | null;
  readonly product: Product;
  readonly resource: Resource | null;
  readonly tags: Readonly<Record<string, string>> | null;
  readonly pricing: Pricing;
  readonly accrual: Float64Array;
  /** Units of the product used on a day. */
  readonly quantity: (day: number) => number;
  /** What happened when this meter surges; null when anomalies leave it alone. */
  readonly surge: string | null;
  readonly waste: WastePlan | null;
}

/** A resource that CloudWatch watches. */
export interface Monitored {
  readonly kind:
    'ec2' | 'rds' | 'alb' | 'lambda' | 'api' | 'container' | 'cluster' | 'queue' | 'table' | 'endpoint' | 'model';
  readonly key: number;
  readonly account: Account;
  readonly region: Region;
  readonly resource: Resource;
  readonly instanceType: string | null;
  /** `idle` does nothing, `oversized` never needs a fifth of itself. */
  readonly load: 'normal' | 'idle' | 'oversized';
  readonly rhythm: Rhythm;
  readonly accrual: Float64Array;
  /** Units per day of what is counted (requests, invocations); hours of running for instances. */
  readonly volume: (day: number) => number;
}

export interface Draft {
  readonly meters: Meter[];
  readonly monitored: Monitored[];
}
