import { HOUR_MS, emptyFocusRow } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';

export const BILL_START = Date.UTC(2024, 0, 30);

/** A small deterministic generator (mulberry32): `next(n)` gives a whole number below n. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Charges with few distinct values in every dimension, of all signs and sizes, some metrics absent, some estimated. */
export function randomRows(
  seed: number,
  count: number,
  span: { readonly from: number; readonly to: number },
  stepMs: number = HOUR_MS
): FocusRow[] {
  const next = dice(seed);
  const pick = <T>(...values: T[]): T => values[next(values.length)] as T;
  const amount = (): bigint => {
    const digits = BigInt(next(1e9)) * 10n ** BigInt(next(28)) + BigInt(next(1e9));
    return pick(1n, 1n, 1n, -1n) * digits;
  };
  return Array.from({ length: count }, () => {
    const BilledCost = amount();
    const start = span.from + next(Math.max(1, Math.floor((span.to - span.from) / stepMs))) * stepMs;
    return emptyFocusRow({
      BilledCost,
      EffectiveCost: pick(BilledCost, amount(), null),
      ListCost: pick(null, null, amount()),
      BillingCurrency: 'USD',
      ChargePeriodStart: start,
      ChargePeriodEnd: start + pick(1, 24, 24 * 30) * HOUR_MS,
      ServiceName: pick('Amazon S3', 'Amazon EC2', 'AWS Lambda', null),
      SubAccountId: pick('111111111111', '222222222222'),
      RegionId: pick('us-east-1', 'eu-west-1', null),
      ChargeCategory: pick('Usage', 'Tax', 'Credit'),
      ResourceId: pick('i-1', 'i-2', 'i-3', 'i-4', 'i-5', null),
      PricingQuantity: pick(null, amount(), amount()),
      PricingUnit: pick('Hrs', 'GB-Mo', null),
      Tags: pick<Record<string, string> | null>(null, {}, { team: 'a' }, { team: 'b', env: 'prod' }, { env: 'dev' }),
      x_Estimated: next(20) === 0,
    });
  });
}
