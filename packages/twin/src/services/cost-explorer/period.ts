import { validation } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { DAY_MS, HOUR_MS, dayOf, firstDayOf, formatDay, formatHour, monthOf } from '../../world/calendar.ts';
import type { Structure } from './input.ts';
import { structure, text } from './input.ts';

export const GRANULARITIES = ['DAILY', 'MONTHLY', 'HOURLY'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

/** One bucket of an answer: [from, to) in epoch ms. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const MONTHS_BACK = 13;
const MULTI_YEAR_MONTHS_BACK = 38;
const HOURLY_DAYS = 14;

function timeOf(value: string, granularity: Granularity): number {
  const time = DATE.test(value) ? Date.parse(`${value}T00:00:00Z`) : TIME.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) {
    const form = granularity === 'HOURLY' ? 'yyyy-MM-ddThh:mm:ssZ' : 'yyyy-MM-dd';
    throw validation(`Invalid date ${value}: time periods are given as ${form}.`);
  }
  return granularity === 'HOURLY' ? Math.floor(time / HOUR_MS) * HOUR_MS : dayOf(time) * DAY_MS;
}

/** Start and End of a request, both given, Start before End. */
export function intervalOf(input: Structure, granularity: Granularity): Period {
  const period = structure(input, 'TimePeriod');
  const from = timeOf(text(period, 'Start'), granularity);
  const to = timeOf(text(period, 'End'), granularity);
  if (from >= to) throw validation('Start date (and hour) should be before end date (and hour)');
  return { from, to };
}

/** How far back and ahead Cost Explorer looks. @throws ValidationException */
export function checkReach({ from, to }: Period, granularity: Granularity, { now, settings }: Call): void {
  const today = dayOf(now);
  const month = monthOf(today);
  if (from >= (today + 1) * DAY_MS) throw validation('Start date should not be after the current date');
  if (to > firstDayOf(month + 1) * DAY_MS) throw validation('end date past the beginning of next month');
  if (granularity === 'HOURLY' && from < (today - HOURLY_DAYS) * DAY_MS) {
    throw validation('start date is too old for hourly, the max supported days for hourly granularity is 14 days');
  }
  if (from >= firstDayOf(month - MONTHS_BACK) * DAY_MS) return;
  if (!settings.multiYear || from < firstDayOf(month - MULTI_YEAR_MONTHS_BACK) * DAY_MS) {
    throw validation("You haven't enabled historical data beyond 14 months.");
  }
  if (granularity !== 'MONTHLY' || from !== firstDayOf(monthOf(dayOf(from))) * DAY_MS) {
    throw validation(
      'To retrieve data beyond the past 14 months, your start date needs to be the first day of the month.'
    );
  }
}

function nextBound(from: number, granularity: Granularity): number {
  if (granularity === 'HOURLY') return from + HOUR_MS;
  if (granularity === 'DAILY') return from + DAY_MS;
  return firstDayOf(monthOf(dayOf(from)) + 1) * DAY_MS;
}

/** Cuts an interval at days, hours, or the first of months. */
export function periodsOf({ from, to }: Period, granularity: Granularity): Period[] {
  const periods: Period[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, nextBound(start, granularity));
    periods.push({ from: start, to: end });
    start = end;
  }
  return periods;
}

/** A period as it appears in answers. */
export function shownPeriod({ from, to }: Period, granularity: Granularity): { Start: string; End: string } {
  const show = granularity === 'HOURLY' ? formatHour : (time: number) => formatDay(dayOf(time));
  return { Start: show(from), End: show(to) };
}
