import { DAY_MS } from '@smartcloudops/focus';
import type { ForecastRecord, ForecastSeriesId } from '@smartcloudops/warehouse';

import type { ForecastAnswer, ForecastSeries } from '../forecast/forecast-answer.ts';
import { KEPT_DAYS } from './horizons.ts';
import type { Yardstick } from './seasonal-naive.ts';

/** When and from what a forecast was made. */
export type Occasion = Pick<ForecastRecord, 'evidence' | 'madeAt' | 'dataVersion'>;

/** What is the same for all records of one answer. */
interface Asked extends Occasion {
  readonly connections: readonly string[];
  readonly filters: ForecastSeriesId['filters'];
}

type Forecast = Pick<ForecastRecord, 'kind' | 'target' | 'point' | 'intervals' | 'model'>;

function ofDays(answer: ForecastAnswer, { keys, point, intervals }: ForecastSeries, naive: Yardstick): Forecast[] {
  // Days before the first one shown were not shown.
  const first = Math.round((answer.forecastFrom - (answer.days[0] ?? NaN)) / DAY_MS);
  return KEPT_DAYS.flatMap((days): Forecast[] => {
    const at = first + days - 1;
    const [from, expected] = [answer.days[at], point[at]];
    if (from === undefined || expected == null) return [];
    const shared = { kind: 'day', target: { from, to: from + DAY_MS } } as const;
    const bounds = intervals.map(({ level, lower, upper }) => ({
      level,
      lower: lower[at] ?? NaN,
      upper: upper[at] ?? NaN,
    }));
    const yardstick = naive(keys, from);
    return [
      { ...shared, model: 'ours', point: expected, intervals: bounds },
      ...(yardstick === null ? [] : [{ ...shared, model: 'naive' as const, point: yardstick, intervals: [] }]),
    ];
  });
}

function ofMonth({ month, forecastFrom }: ForecastAnswer, { monthEnd }: ForecastSeries): Forecast[] {
  if (forecastFrom >= month.end) return [];
  const shared = { kind: 'month-end', target: { from: month.start, to: month.end } } as const;
  return [
    { ...shared, model: 'ours', point: monthEnd.point, intervals: monthEnd.intervals },
    { ...shared, model: 'naive', point: monthEnd.runRate, intervals: [] },
  ];
}

function isFinite({ point, intervals }: Forecast): boolean {
  return [point, ...intervals.flatMap(({ lower, upper }) => [lower, upper])].every(Number.isFinite);
}

/**
 * An answer as it is kept for grading: of each group and of the total the kept days and the month, ours and the yardstick's.
 * "Other" is left out: which groups it holds changes from day to day.
 * @param naive of the groups, and with no keys of the total
 */
export function forecastRecords(answer: ForecastAnswer, naive: Yardstick, asked: Asked): ForecastRecord[] {
  const { connections, filters, ...made } = asked;
  const of = (series: ForecastSeries, groupBy: ForecastSeriesId['groupBy']): ForecastRecord[] =>
    [...ofDays(answer, series, naive), ...ofMonth(answer, series)].filter(isFinite).map((forecast) => ({
      ...forecast,
      ...made,
      series: { connections, metric: answer.metric, filters, groupBy, keys: series.keys },
      origin: answer.forecastFrom,
    }));
  // Amounts of several currencies have no total.
  const total = answer.total === null || answer.currency === null ? [] : of(answer.total, []);
  return [...total, ...answer.series.flatMap((series) => of(series, answer.groupBy))];
}
