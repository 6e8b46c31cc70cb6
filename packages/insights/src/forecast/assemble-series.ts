import { DAY_MS, decimalToNumber, periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { Coverage } from '@smartcloudops/warehouse';

import { sumDays } from '../bill/daily-costs.ts';
import type { DailyCosts } from '../bill/daily-costs.ts';
import type { ForecastSeries, MonthEnd } from './forecast-answer.ts';
import type { ForecastSpan, GroupForecast } from './group-forecast.ts';
import { runRate } from './run-rate.ts';

/** Where an answer's series are laid out. */
export interface Layout {
  readonly days: readonly number[];
  readonly span: ForecastSpan;
  readonly month: { readonly start: number; readonly end: number };
  readonly coverage: Coverage;
}

/** One series of the answer: a group's past and forecast, the latter moved by `shift` per step. */
export function assembleSeries(
  group: GroupForecast,
  shift: readonly number[] | null,
  { days, span, month, coverage }: Layout
): Omit<ForecastSeries, 'keys' | 'labels'> {
  const { forecast, signed, costs } = group;
  const moved = (values: readonly number[]) =>
    values.map((v, h) => {
      const value = v + (shift?.[h] ?? 0);
      return signed ? value : Math.max(0, value);
    });
  const ahead = (values: readonly number[]) => days.map((day) => values[(day - span.origin) / DAY_MS] ?? null);
  const point = moved(forecast.point);
  return {
    actual: days.map((day) => amountOn(costs, day, coverage)),
    point: ahead(point),
    intervals: forecast.intervals.map(({ level, lower, upper }) => ({
      level,
      lower: ahead(moved(lower)),
      upper: ahead(moved(upper)),
    })),
    monthEnd: monthEnd(group, point, shift, { span, month, coverage }),
  };
}

function amountOn(costs: DailyCosts, day: number, { from, to }: Coverage): Decimal | null {
  if (from === null || to === null || day < periodStart(from, 'day') || day >= to) return null;
  return costs.amounts[(day - costs.from) / DAY_MS] ?? null;
}

function monthEnd(
  { costs, forecast, signed }: GroupForecast,
  point: readonly number[],
  shift: readonly number[] | null,
  { span, month, coverage }: Omit<Layout, 'days'>
): MonthEnd {
  const actual = sumDays(costs, month.start, Math.max(month.start, span.origin));
  const [from, to] = [month.start, month.end].map((at) => Math.max(0, (at - span.origin) / DAY_MS)) as [number, number];
  const spent = decimalToNumber(actual);
  const remainder = point.slice(from, to).reduce((sum, v) => sum + v, 0);
  const sum = forecast.sum(from, to);
  const offset = spent + (shift ?? []).slice(from, to).reduce((total, v) => total + v, 0);
  const lowest = signed ? -Infinity : spent;
  const previous = shiftPeriod(month.start, 'month', -1);
  return {
    actual,
    point: spent + remainder,
    intervals: sum.intervals.map(({ level, lower, upper }) => ({
      level,
      lower: Math.max(lowest, lower + offset),
      upper: Math.max(lowest, upper + offset),
    })),
    runRate: runRate(costs, span.origin, month),
    lastMonth:
      coverage.from !== null && coverage.from <= previous && costs.from <= previous
        ? sumDays(costs, previous, month.start)
        : null,
  };
}
