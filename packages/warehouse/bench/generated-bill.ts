import { DAY_MS, DECIMAL_SCALE, emptyFocusRow } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';

/** 1e-10 units, the digits that Cost Explorer and exports give. */
const TICK = 10n ** BigInt(DECIMAL_SCALE - 10);
const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-2', 'sa-east-1'];

export const BILL_DAYS = 730;
export const BILL_END = Date.UTC(2026, 10, 1);
export const BILL_START = BILL_END - BILL_DAYS * DAY_MS;

/** A small deterministic generator (mulberry32), so that every run measures the same bill. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The resources of an organisation: 20 accounts, of which each uses 18 of 40 services, mostly in one of 6 regions, for one or two
 * of 12 teams. More rows mean more resources and usage types, not more services.
 */
export function billedSeries(count: number): readonly FocusRow[] {
  const next = random(7);
  const skewed = (n: number) => Math.floor(n * next() ** 2.2);
  return Array.from({ length: count }, (_, i) => {
    const account = skewed(20);
    const service = (skewed(18) * 7 + account * 3) % 40;
    const region = REGIONS[(account + (next() < 0.8 ? 0 : skewed(REGIONS.length))) % REGIONS.length] ?? 'us-east-1';
    const kind = next();
    return emptyFocusRow({
      BilledCost: BigInt(Math.floor(next() ** 4 * 4e11)) * TICK,
      BillingCurrency: 'USD',
      ChargePeriodStart: BILL_START,
      ChargePeriodEnd: BILL_START + DAY_MS,
      ProviderName: 'AWS',
      PublisherName: kind < 0.02 ? 'A Marketplace Seller' : 'Amazon Web Services, Inc.',
      InvoiceIssuerName: 'Amazon Web Services, Inc.',
      BillingAccountId: '100000000000',
      BillingAccountName: 'Payer',
      SubAccountId: String(200000000000 + account),
      SubAccountName: `account-${account}`,
      ServiceName: `Service ${service}`,
      ServiceCategory: `Category ${service % 9}`,
      RegionId: region,
      RegionName: `Region ${region}`,
      ChargeCategory: kind < 0.95 ? 'Usage' : kind < 0.98 ? 'Tax' : 'Credit',
      PricingCategory: kind < 0.8 ? 'Standard' : 'Committed',
      ResourceId: `arn:aws:thing:${region}:${200000000000 + account}:resource/${i}`,
      ResourceType: `Type ${service % 13}`,
      SkuId: `SKU${i % 3000}`,
      ChargeDescription: `$0.${i % 97} per unit of Service ${service}`,
      x_UsageType: `${region}-Usage:${service}.${i % 7}`,
      x_Operation: `Run${i % 11}`,
      Tags:
        next() < 0.2
          ? null
          : { team: `team-${(account + (next() < 0.85 ? 0 : 1)) % 12}`, env: next() < 0.7 ? 'prod' : 'dev' },
    });
  });
}

/** The charges of the days `[from, to)`, one per series and day, in batches. */
export function* billBatches(series: readonly FocusRow[], from: number, to: number): Generator<FocusRow[]> {
  const next = random(from);
  for (let day = from; day < to; day += DAY_MS) {
    const rhythm = new Date(day).getUTCDay() % 6 === 0 ? 0.7 : 1;
    yield series.map((row) => {
      const BilledCost = (row.BilledCost * BigInt(Math.floor((0.9 + next() * 0.2) * rhythm * 1000))) / 1000n;
      return {
        ...row,
        BilledCost,
        EffectiveCost: BilledCost,
        ListCost: (BilledCost * 11n) / 10n,
        ChargePeriodStart: day,
        ChargePeriodEnd: day + DAY_MS,
        BillingPeriodStart: Date.UTC(new Date(day).getUTCFullYear(), new Date(day).getUTCMonth(), 1),
        BillingPeriodEnd: Date.UTC(new Date(day).getUTCFullYear(), new Date(day).getUTCMonth() + 1, 1),
      };
    });
  }
}
