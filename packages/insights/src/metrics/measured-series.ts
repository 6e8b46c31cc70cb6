import type { MetricAggregation, MetricReading, MetricSeries, MetricSeriesRecord } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import { chooseAggregation } from './choose-aggregation.ts';
import type { MetricDeps } from './metric-deps.ts';
import type { MetricProvenance, MetricQuestion } from './metric-question.ts';

/** What is measured that a question fits. */
export interface Measured extends MetricProvenance {
  readonly readings: readonly MetricReading[];
}

/** Reads the series of a question in a span of time, with labels that tell them apart. */
export async function measuredSeries(
  { warehouse: { metrics }, clock }: MetricDeps,
  question: MetricQuestion,
  from: number,
  to: number
): Promise<Measured> {
  const { connections, namespace, metricName, labels, asOf } = question;
  const wanted = { connections, metricName, labels, ...(namespace === null ? {} : { namespace }) };
  const records = await metrics.list(wanted);
  const aggregation = question.aggregation ?? chooseAggregation(records.map(({ series }) => series.aggregation));
  const fitting = records.filter(({ series }) => series.aggregation === aggregation);
  const coverage = {
    from: fitting.length === 0 ? null : Math.min(...fitting.map((one) => one.from)),
    to: fitting.length === 0 ? null : Math.max(...fitting.map((one) => one.to)),
    loadedAt: fitting.length === 0 ? null : Math.max(...fitting.map(({ updatedAt }) => updatedAt)),
    sources: [...new Set(fitting.map(({ series }) => series.source))].sort(),
    loadedBySource: latestBySource(fitting),
  };
  const until = Math.min(to, asOf ?? clock());
  const readings =
    aggregation === null || fitting.length === 0 || until <= from
      ? []
      : await metrics.read({ ...wanted, aggregation }, from, until);
  const units = new Set(fitting.map(({ series }) => series.unit));
  return {
    metricName,
    aggregation,
    unit: units.size === 1 ? ([...units][0] ?? null) : null,
    coverage,
    readings: toldApart(readings),
    notices:
      fitting.length > 0
        ? []
        : [
            nothingMeasured(
              question,
              records.map(({ series }) => series.aggregation)
            ),
          ],
  };
}

function latestBySource(records: readonly MetricSeriesRecord[]): Readonly<Record<string, number>> {
  const latest = new Map<string, number>();
  for (const { series, updatedAt } of records)
    latest.set(series.source, Math.max(updatedAt, latest.get(series.source) ?? updatedAt));
  return Object.fromEntries(latest);
}

const IDENTITY = ['connection', 'source', 'namespace'] as const satisfies readonly (keyof MetricSeries)[];

/** Adds to the labels what else tells series apart, where they alone do not: the same thing may be measured by two connections. */
function toldApart(readings: readonly MetricReading[]): readonly MetricReading[] {
  const things = new Set(readings.map(({ series }) => JSON.stringify(Object.entries(series.labels).sort())));
  if (things.size === readings.length) return readings;
  const differing = IDENTITY.filter((field) => new Set(readings.map(({ series }) => series[field])).size > 1);
  return readings.map((reading) => {
    const { series } = reading;
    const more = Object.fromEntries(differing.map((field) => [field, series[field]]));
    return { ...reading, series: { ...series, labels: { ...series.labels, ...more } } };
  });
}

function nothingMeasured(
  { metricName, namespace, aggregation }: MetricQuestion,
  others: readonly MetricAggregation[]
): Notice {
  const what = `"${metricName}"${namespace === null ? '' : ` of ${namespace}`}`;
  const text =
    others.length > 0 && aggregation !== null
      ? `Of ${what} no ${aggregation} is collected, but: ${[...new Set(others)].sort().join(', ')}.`
      : `No measurements of ${what} are stored for this question. GET /api/v1/metrics lists what there is; metrics are collected once an hour.`;
  return { severity: 'warning', text };
}
