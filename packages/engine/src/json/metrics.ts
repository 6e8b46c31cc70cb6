import type { CapacityResponse, MetricForecastResponse, MetricHistoryResponse } from '@smartcloudops/contract';
import type {
  Capacity,
  MetricForecast,
  MetricHistory,
  MetricProvenance,
  TooFewMeasurements,
} from '@smartcloudops/insights';

import { iso } from './iso.ts';
import { plainProvenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

/** The same answers that become frames, as REST gives them. */

function subject({ metricName, aggregation, unit, coverage, notices }: MetricProvenance, context: JsonContext) {
  return { metricName, aggregation, unit, ...plainProvenance({ coverage, notices }, context) };
}

const tooFew = ({ kind, have, need, unit }: TooFewMeasurements) => ({ kind, have, need, unit });

export function metricHistoryJson(answer: MetricHistory, context: JsonContext): MetricHistoryResponse {
  const { grain, stepMs, times, series } = answer;
  return {
    grain,
    stepSeconds: stepMs / 1000,
    times: times.map(iso),
    series: series.map(({ labels, values }) => ({ labels: { ...labels }, values: [...values] })),
    ...subject(answer, context),
  };
}

export function metricForecastJson(
  answer: MetricForecast | TooFewMeasurements,
  context: JsonContext
): MetricForecastResponse {
  if (answer.kind === 'insufficient-history') return tooFew(answer);
  const { kind, stepMs, times, forecastFrom, series } = answer;
  return {
    kind,
    stepSeconds: stepMs / 1000,
    times: times.map(iso),
    forecastFrom: iso(forecastFrom),
    series: series.map(({ labels, actual, point, intervals }) => ({
      labels: { ...labels },
      actual: [...actual],
      point: [...point],
      intervals: intervals.map(({ level, lower, upper }) => ({ level, lower: [...lower], upper: [...upper] })),
    })),
    ...subject(answer, context),
  };
}

export function capacityJson(answer: Capacity | TooFewMeasurements, context: JsonContext): CapacityResponse {
  if (answer.kind === 'insufficient-history') return tooFew(answer);
  const { kind, limit, direction, horizonDays, by, series } = answer;
  return {
    kind,
    limit,
    direction,
    horizonDays,
    by,
    series: series.map(({ labels, days, ...figures }) => ({ labels: { ...labels }, days, ...figures })),
    ...subject(answer, context),
  };
}
