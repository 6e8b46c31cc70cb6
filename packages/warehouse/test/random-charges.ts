import { COST_METRICS, DAY_MS, HOUR_MS, emptyFocusRow, parseDecimal } from '@smartcloudops/focus';
import type { Dimension, FocusRow } from '@smartcloudops/focus';

import { BILL_START, dice } from '../src/conformance/random-bill.ts';
import type { AggregateQuery } from '../src/cost-store.ts';

/** Dimensions that the charges have values of. */
export const ASKED_DIMENSIONS: readonly Dimension[] = [
  'ServiceName',
  'SubAccountId',
  'RegionId',
  'ChargeCategory',
  'PricingCategory',
  'ResourceId',
  'BillingCurrency',
  'Tags.team',
  'Tags.env',
];

/** Charges of 75 days: amounts with at most 15 digits, which is what a double keeps of a bill; of all signs, some absent. */
export function randomCharges(seed: number, count: number, stepMs: number): FocusRow[] {
  const next = dice(seed);
  const pick = <T>(...values: T[]): T => values[next(values.length)] as T;
  const amount = () => {
    const digits = String(next(2 ** 31) * (1 + next(2 ** 14))).slice(0, 15);
    return parseDecimal(`${pick('', '', '-')}${digits}e-${Math.max(digits.length - 8, next(13))}`) ?? 0n;
  };
  return Array.from({ length: count }, () => {
    const BilledCost = amount();
    const start = BILL_START + next(Math.floor((75 * DAY_MS) / stepMs)) * stepMs;
    return emptyFocusRow({
      BilledCost,
      EffectiveCost: pick(BilledCost, amount(), null),
      ListCost: pick(null, null, amount()),
      BillingCurrency: 'USD',
      ChargePeriodStart: start,
      ChargePeriodEnd: start + pick(1, 24, 24 * 30) * HOUR_MS,
      ServiceName: pick('Amazon S3', "it's", 'AWS Lambda', null),
      SubAccountId: pick('111111111111', '222222222222'),
      RegionId: pick('us-east-1', 'eu-west-1', null),
      ChargeCategory: pick('Usage', 'Tax', 'Credit'),
      PricingCategory: pick('Standard', 'Committed', null),
      ResourceId: pick('i-1', 'i-2', 'i-3', 'ärn/"5"', null),
      PricingUnit: pick('Hrs', 'GB-Mo', null),
      PricingQuantity: pick(amount(), null),
      Tags: pick<Record<string, string> | null>(null, { team: 'a' }, { team: 'b', env: 'prod' }, { 'cost center': '' }),
      // A correction of an earlier month is billed in a later one.
      ...(next(15) === 0 ? { BillingPeriodStart: Date.UTC(2024, 3, 1), BillingPeriodEnd: Date.UTC(2024, 4, 1) } : {}),
    });
  });
}

/** Any question of them, also beyond their range. */
export function randomQuestion(seed: number): AggregateQuery {
  const next = dice(seed);
  const pick = <T>(values: readonly T[]): T => values[next(values.length)] as T;
  const some = (chance: number) => ASKED_DIMENSIONS.filter(() => next(100) < chance);
  const unit = pick([HOUR_MS, DAY_MS, 1]);
  const from = Math.floor((BILL_START + next(90) * DAY_MS - 10 * DAY_MS + next(DAY_MS)) / unit) * unit;
  return {
    connections: null,
    metric: pick(COST_METRICS),
    groupBy: some(20),
    filters: some(10).map((dimension) => ({
      dimension,
      op: pick(['in', 'not-in'] as const),
      values: pick([[], [null], ['Amazon S3', 'us-east-1', 'a'], ["it's", 'prod', 'Usage', 'i-1', null], ['unheard']]),
    })),
    from,
    to: from + 1 + next(80 * DAY_MS),
    grain: pick(['total', 'hour', 'day', 'week', 'month'] as const),
    asOf: null,
  };
}
