import { AwsError, validation } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { DAY_MS, dayOf, firstDayOf, formatDay, monthOf } from '../../world/calendar.ts';
import { filterOf } from './filter-of.ts';
import { forecaster, normalQuantile } from './forecast-model.ts';
import type { Structure } from './input.ts';
import { isStructure, oneOf, structure, structures, text, wholeNumber } from './input.ts';
import { metricOf } from './metric.ts';
import type { Period } from './period.ts';
import { periodsOf, shownPeriod } from './period.ts';
import { visibleLines } from './visible-lines.ts';

const DAILY_DAYS = 93;
const MONTHLY_MONTHS = 18;
const NO_FORECAST = ['USAGE_QUANTITY', 'NORMALIZED_USAGE_AMOUNT'];

function forecastInterval({ input, now }: Call, granularity: 'DAILY' | 'MONTHLY'): Period {
  const period = structure(input, 'TimePeriod');
  const start = text(period, 'Start').slice(0, 10);
  const end = text(period, 'End').slice(0, 10);
  const from = Date.parse(`${start}T00:00:00Z`);
  const to = Date.parse(`${end}T00:00:00Z`);
  if (Number.isNaN(from) || Number.isNaN(to)) throw validation('Time periods are given as yyyy-MM-dd.');
  if (from >= to) throw validation(`Requested Start: ${start} must be before requested End: ${end}`);
  const today = dayOf(now);
  if (from < today * DAY_MS) throw validation(`Requested Start: ${start} must be today or later: ${formatDay(today)}`);
  const limit = granularity === 'DAILY' ? today + DAILY_DAYS : firstDayOf(monthOf(today) + MONTHLY_MONTHS + 1);
  if (to > limit * DAY_MS) throw validation(`Requested End: ${end} is too far ahead for ${granularity} forecasts`);
  return { from, to };
}

/** Forecasts filter by dimensions only. */
function refuseTags(expression: Structure): void {
  if (expression['Tags'] || expression['CostCategories']) {
    throw validation('Tags and cost categories are not supported in forecast filters.');
  }
  const inner = [...structures(expression['And']), ...structures(expression['Or'])];
  if (isStructure(expression['Not'])) inner.push(expression['Not']);
  inner.forEach(refuseTags);
}

/** @throws ValidationException, DataUnavailableException when history is too short */
export function getCostForecast(call: Call): unknown {
  const { input } = call;
  const granularity = oneOf(input, 'Granularity', ['DAILY', 'MONTHLY']);
  const name = text(input, 'Metric');
  const metric = metricOf(name);
  if (NO_FORECAST.includes(name)) throw validation(`Metric ${name} is not supported for cost forecasts.`);
  const level = wholeNumber(input, 'PredictionIntervalLevel', 51, 99, 0);
  const interval = forecastInterval(call, granularity);
  if (isStructure(input['Filter'])) refuseTags(input['Filter']);
  const predict = forecaster(call.view(), visibleLines(call, filterOf(call)), metric);
  if (!predict) throw new AwsError('DataUnavailableException', 'Insufficient amount of historical data.');
  const z = level === 0 ? 0 : normalQuantile(0.5 + level / 200);
  let total = 0;
  const results = periodsOf(interval, granularity).map((period) => {
    let mean = 0;
    let variance = 0;
    for (let day = dayOf(period.from); day < dayOf(period.to); day++) {
      const forecast = predict(day);
      mean += forecast.mean;
      variance += forecast.deviation ** 2;
    }
    total += mean;
    const half = z * Math.sqrt(variance);
    return {
      TimePeriod: shownPeriod(period, granularity),
      MeanValue: mean.toFixed(10),
      ...(level === 0
        ? {}
        : {
            PredictionIntervalLowerBound: Math.max(0, mean - half).toFixed(10),
            PredictionIntervalUpperBound: (mean + half).toFixed(10),
          }),
    };
  });
  return { Total: { Amount: total.toFixed(10), Unit: metric.unit }, ForecastResultsByTime: results };
}
