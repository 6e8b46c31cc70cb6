import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';

import type { GroupForecast } from '../forecast/group-forecast.ts';
import { intervalOf } from '../forecast/interval-of.ts';
import { periodTotal } from '../forecast/period-total.ts';
import type { BudgetRisk, BudgetRiskQuery, DaysLeft } from './budget-answer.ts';

/** Quantiles that stand for the distribution when money above the budget is averaged. */
const SHARES = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);

interface Period {
  readonly start: number;
  readonly end: number;
  /** First day that is forecast. */
  readonly origin: number;
  readonly today: number;
}

/** What one group's forecast says about its budget. */
export function judgeBudget(
  group: GroupForecast,
  { budget, level }: Pick<BudgetRiskQuery, 'budget' | 'level'>,
  period: Period
): Omit<BudgetRisk, 'keys' | 'labels'> {
  const total = periodTotal(group, period, period.origin);
  return {
    probability: total.probabilityAbove(budget),
    forecast: total.point,
    interval: intervalOf(total, level),
    actual: total.actual,
    used: decimalToNumber(total.actual) / budget,
    overrun: SHARES.reduce((sum, p) => sum + Math.max(0, total.quantile(p) - budget), 0) / SHARES.length,
    daysLeft: daysLeft(group, budget, level, period),
  };
}

/** A running total that grows has passed the budget by a day with the probability that it is above on that day. */
function daysLeft(
  group: GroupForecast,
  budget: number,
  level: number,
  { start, end, origin, today }: Period
): DaysLeft {
  const passed: number[] = [];
  for (let day = Math.max(start, origin); day < end; day += DAY_MS) {
    passed.push(periodTotal(group, { start, end: day + DAY_MS }, origin).probabilityAbove(budget));
  }
  const first = Math.max(start, origin);
  const when = (probability: number) => {
    const i = passed.findIndex((p) => p >= probability);
    return i < 0 ? null : Math.max(0, (first - today) / DAY_MS + i);
  };
  return { median: when(0.5), earliest: when((1 - level) / 2), latest: when((1 + level) / 2) };
}
