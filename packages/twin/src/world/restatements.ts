import { DAY_MS, HOUR_MS, firstDayOf, formatMonth, monthOf } from './calendar.ts';
import type { Restatement } from './line.ts';
import type { Meter } from './meter.ts';
import type { DayRange } from './range.ts';

export interface RestatementPlan extends Restatement {
  readonly id: string;
  readonly reason: string;
  readonly service: string;
  readonly applies: (meter: Meter) => boolean;
}

function monthPlans(month: number): RestatementPlan[] {
  const first = firstDayOf(month);
  const next = firstDayOf(month + 1);
  const plans: RestatementPlan[] = [
    {
      id: `restatement-${formatMonth(month)}-rerated`,
      reason: 'CloudWatch logs of a few days are rated again in the running month',
      service: 'AmazonCloudWatch',
      fromDay: first + 9,
      toDay: first + 15,
      publishedAt: (first + 17) * DAY_MS + 16 * HOUR_MS,
      factor: 1.06,
      applies: (meter) => meter.product.service === 'AmazonCloudWatch' && meter.product.unit === 'GB',
    },
    {
      id: `restatement-${formatMonth(month)}-closing`,
      reason: 'data transfer tiers are settled when the month closes',
      service: 'EC2 - Other',
      fromDay: next - 7,
      toDay: next,
      publishedAt: (next + 2) * DAY_MS + 8 * HOUR_MS,
      factor: 0.94,
      applies: (meter) => meter.product.service === 'EC2 - Other' && meter.product.unit === 'GB',
    },
  ];
  if (month % 3 === 0) {
    plans.push({
      id: `restatement-${formatMonth(month)}-reissued`,
      reason: 'a closed month is issued again: Lambda was charged twice for some requests',
      service: 'AWS Lambda',
      fromDay: first + 4,
      toDay: first + 9,
      publishedAt: (next + 11) * DAY_MS + 8 * HOUR_MS,
      factor: 0.9,
      applies: (meter) => meter.product.service === 'AWS Lambda',
    });
  }
  return plans;
}

/** Corrections of days that the bill had shown already. */
export function planRestatements(range: DayRange): RestatementPlan[] {
  const plans: RestatementPlan[] = [];
  for (let month = monthOf(range.firstDay); month <= monthOf(range.endDay - 1); month++)
    plans.push(...monthPlans(month));
  return plans.filter((plan) => plan.toDay > range.firstDay && plan.fromDay < range.endDay);
}
