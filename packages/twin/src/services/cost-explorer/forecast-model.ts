import { at } from '../../world/amount.ts';
import { LATE_DAYS } from '../../world/arrival.ts';
import { firstDayOf, monthOf, weekdayOf } from '../../world/calendar.ts';
import type { Line } from '../../world/line.ts';
import type { View } from '../../world/view.ts';
import type { Metric } from './metric.ts';

/** Days of full history that the forecast looks at, and the fewest it accepts. */
const WINDOW_DAYS = 56;
const MINIMUM_DAYS = 28;
const TREND_DAMPING = 0.5;

const ONE_OFF = new Set(['Fee', 'Credit', 'Refund']);
const MONTHLY = new Set(['Tax', 'Support fee', 'RIFee']);

interface DayForecast {
  readonly mean: number;
  /** Standard deviation of the day's error. */
  readonly deviation: number;
}

/** Dollars per day of some lines as the bill shows them, from `fromDay` for `days` days. */
function dollars(view: View, lines: readonly Line[], metric: Metric, fromDay: number, days: number): number[] {
  const columns = lines.map((line) => view.shown(line, metric.column(line)));
  return Array.from({ length: days }, (_, i) => {
    const index = fromDay + i - view.world.firstDay;
    return columns.reduce((sum, column) => sum + at(column, index), 0) / 1e10;
  });
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const average = mean(values);
  let above = 0;
  let below = 0;
  values.forEach((value, i) => {
    above += (i - middle) * (value - average);
    below += (i - middle) ** 2;
  });
  return below === 0 ? 0 : above / below;
}

/**
 * A plain forecast of the visible bill: weekday pattern times a damped trend for what accrues daily, the last full
 * month's amount on the first of a month for what is booked monthly.
 * @returns null when there is too little history
 */
export function forecaster(view: View, lines: readonly Line[], metric: Metric): ((day: number) => DayForecast) | null {
  const lastFull = view.today - LATE_DAYS;
  const days = Math.min(WINDOW_DAYS, lastFull - view.world.firstDay);
  if (days < MINIMUM_DAYS) return null;
  const fromDay = lastFull - days;
  const daily = lines.filter((line) => !ONE_OFF.has(line.recordType) && !MONTHLY.has(line.recordType));
  const monthly = lines.filter((line) => MONTHLY.has(line.recordType));
  const y = dollars(view, daily, metric, fromDay, days);
  const level = mean(y);
  const weekday = Array.from({ length: 7 }, (_, w) => {
    const own = y.filter((_value, i) => weekdayOf(fromDay + i) === w);
    return level === 0 ? 1 : mean(own) / level;
  });
  const flat = y.map((value, i) => value / (weekday[weekdayOf(fromDay + i)] || 1));
  const slope = slopeOf(flat);
  const recent = mean(flat.slice(-14)) + slope * 6.5;
  const errors = flat.map((value, i) => value - mean(flat.slice(Math.max(0, i - 7), i + 8)));
  const deviation = Math.sqrt(mean(errors.map((error) => error ** 2)));
  const lastMonth = firstDayOf(monthOf(view.today) - 1);
  const booked = lastMonth < view.world.firstDay ? 0 : mean(dollars(view, monthly, metric, lastMonth, 1));
  return (day) => {
    const ahead = day - lastFull + 1;
    const base = (recent + slope * TREND_DAMPING * ahead) * (weekday[weekdayOf(day)] ?? 1);
    const first = day === firstDayOf(monthOf(day)) ? booked : 0;
    return { mean: base + first, deviation: deviation * Math.sqrt(1 + ahead / 14) + 0.05 * first };
  };
}

/** Quantile of the standard normal, by bisection of its distribution (Abramowitz and Stegun 26.2.17). */
export function normalQuantile(probability: number): number {
  const tail = (x: number) => {
    const t = 1 / (1 + 0.2316419 * x);
    const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  };
  let low = 0;
  let high = 8;
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (1 - tail(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
