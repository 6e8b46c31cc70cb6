import type { ForecastResponse } from '@smartcloudops/contract';
import type { ForecastAnswer, ForecastSeries, InsufficientHistory } from '@smartcloudops/insights';

import { groupJson } from './group.ts';
import { iso, optionalIso } from './iso.ts';
import { money, optionalMoney } from './money.ts';
import { provenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

function seriesJson({ groupBy }: ForecastAnswer, { keys, actual, point, intervals, monthEnd }: ForecastSeries) {
  return {
    group: groupJson(groupBy, keys),
    actual: actual.map(optionalMoney),
    point: [...point],
    intervals: intervals.map(({ level, lower, upper }) => ({ level, lower: [...lower], upper: [...upper] })),
    monthEnd: {
      actual: money(monthEnd.actual),
      point: monthEnd.point,
      intervals: monthEnd.intervals.map((interval) => ({ ...interval })),
      quantiles: monthEnd.quantiles.map((quantile) => ({ ...quantile })),
      runRate: monthEnd.runRate,
      lastMonth: optionalMoney(monthEnd.lastMonth),
    },
  };
}

/** The same answer that becomes a frame, as REST gives it. */
export function forecastJson(answer: ForecastAnswer | InsufficientHistory, context: JsonContext): ForecastResponse {
  if (answer.kind === 'insufficient-history') return { kind: answer.kind, have: answer.have, need: answer.need };
  const { metric, groupBy, days, forecastFrom, month, total, series, subtotals, other } = answer;
  return {
    kind: 'forecast',
    metric,
    groupBy: [...groupBy],
    days: days.map(iso),
    forecastFrom: iso(forecastFrom),
    month: { from: iso(month.start), to: iso(month.end), days: month.days, daysFinal: month.daysFinal },
    total: total && seriesJson(answer, total),
    series: series.map((one) => seriesJson(answer, one)),
    subtotals: subtotals.map((one) => seriesJson(answer, one)),
    other: other && seriesJson(answer, other),
    estimatedFrom: optionalIso(answer.estimatedFrom),
    ...provenance(answer, context),
  };
}
