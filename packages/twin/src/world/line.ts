/** Cost metrics of Cost Explorer that a line carries, each in whole 1e-10 dollars per day. */
export const COST_METRICS = [
  'UnblendedCost',
  'AmortizedCost',
  'BlendedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
] as const;
type LineCostMetric = (typeof COST_METRICS)[number];

export type RecordType =
  | 'Usage'
  | 'Tax'
  | 'Support fee'
  | 'Fee'
  | 'Credit'
  | 'Refund'
  | 'DiscountedUsage'
  | 'RIFee'
  | 'SavingsPlanCoveredUsage'
  | 'SavingsPlanNegation'
  | 'SavingsPlanRecurringFee'
  | 'PrivateRateDiscount';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly team: string;
  readonly environment: string;
  /** Value of the cost category `BusinessUnit`. */
  readonly businessUnit: string;
  readonly management: boolean;
}

export interface Resource {
  readonly id: string;
  readonly name: string;
  /** FOCUS ResourceType. */
  readonly type: string;
}

/** A correction published later: before `publishedAt` the bill showed the final amount divided by `factor`. */
export interface Restatement {
  readonly fromDay: number;
  readonly toDay: number;
  readonly publishedAt: number;
  readonly factor: number;
}

/** What is charged and where: everything about a charge but its amounts. */
export interface LineFacts {
  readonly key: number;
  readonly account: Account;
  readonly region: string | null;
  readonly availabilityZone: string | null;
  readonly service: string;
  readonly category: string;
  readonly usageType: string;
  readonly operation: string;
  readonly recordType: RecordType;
  readonly description: string;
  readonly resource: Resource | null;
  readonly tags: Readonly<Record<string, string>> | null;
  readonly purchaseType: string;
  readonly instanceType: string | null;
  readonly platform: string | null;
  readonly databaseEngine: string | null;
  readonly commitment: { readonly id: string; readonly type: 'Savings Plan' | 'Reserved' } | null;
  readonly billingEntity: 'AWS' | 'AWS Marketplace';
  readonly seller: string;
  readonly unit: string;
  /** Share of the day's amount that has accrued by the start of hour h, for h = 0…24. */
  readonly accrual: Float64Array;
  /** Hours until an hour's usage shows in the bill. */
  readonly lagHours: number;
}

/** One column of the bill: its facts and its amount for every day of the world. */
export interface Line extends LineFacts {
  readonly index: number;
  readonly usage: Float64Array;
  readonly cost: Readonly<Record<LineCostMetric, Float64Array>>;
  /** Usage at list price. */
  readonly list: Float64Array;
  readonly restatements: readonly Restatement[];
  /** For a discount: what it makes of what. */
  readonly discount: { readonly gross: Float64Array; readonly net: Float64Array } | null;
  /** `tax` and `support` follow the month's usage as it becomes visible; the arrays hold the final amounts. */
  readonly derived: 'tax' | 'support' | null;
  /** Contributes to what support and tax are reckoned on. */
  readonly taxable: boolean;
}
