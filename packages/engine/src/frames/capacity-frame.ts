import type { CapacityStatistic, DataFrame, FrameField, FrameType } from '@smartcloudops/contract';
import type { Capacity, TooFewMeasurements } from '@smartcloudops/insights';

import { emptyFrame } from './empty-frame.ts';
import type { AnswerContext } from './frame-meta.ts';
import { metricMeta, tooFewMeasurementsFrame } from './metric-meta.ts';
import { metricUnit } from './metric-unit.ts';
import { seriesNames } from './series-names.ts';

type Series = Capacity['series'][number];
type Figure = (series: Series) => number | null;

interface Column {
  readonly unit?: string | undefined;
  readonly of: Figure;
}

const DAYS = 'd';

/** The figures of a series; `all` of them in this order. */
function columns(unit: string | undefined): Readonly<Record<string, Column>> {
  return {
    probability: { unit: 'percentunit', of: ({ probability }) => probability },
    days: { unit: DAYS, of: ({ days }) => days?.median ?? null },
    'days lower 80': { unit: DAYS, of: ({ days }) => days?.lower ?? null },
    'days upper 80': { unit: DAYS, of: ({ days }) => days?.upper ?? null },
    current: { unit, of: ({ current }) => current },
    worst: { unit, of: ({ worst }) => worst },
    'trend per day': { unit, of: ({ trend }) => trend },
    urgency: { of: ({ urgency }) => urgency },
  };
}

const COLUMN_OF: Readonly<Record<Exclude<CapacityStatistic, 'all'>, string>> = {
  probability: 'probability',
  days: 'days',
  current: 'current',
  worst: 'worst',
  trend: 'trend per day',
  urgency: 'urgency',
};

export function capacityFrameType(statistic: CapacityStatistic = 'all'): FrameType {
  return statistic === 'all' ? 'numeric-long' : 'numeric-wide';
}

/**
 * Early warnings: of one statistic `numeric-wide`, a number for each series with its labels; of all a `numeric-long` table, one
 * string field per label, then `probability`, `days`, `days lower 80`, `days upper 80`, `current`, `worst`, `trend per day`,
 * `urgency`, the most urgent first.
 */
export function capacityFrame(
  answer: Capacity | TooFewMeasurements,
  statistic: CapacityStatistic = 'all',
  context: AnswerContext
): DataFrame {
  const type = capacityFrameType(statistic);
  if (answer.kind === 'insufficient-history')
    return tooFewMeasurementsFrame(answer, { name: 'capacity', type, what: 'A capacity forecast' });
  const { series, limit, direction, horizonDays, by } = answer;
  const base = metricMeta(type, answer, context);
  const meta = { ...base, custom: { ...base.custom, limit, direction, horizonDays, by } };
  if (series.length === 0) return { ...emptyFrame(context.query, type), meta };
  const all = columns(metricUnit(answer.unit));
  if (statistic === 'all')
    return { name: 'capacity', fields: table(series, all), meta: { ...meta, preferredVisualisationType: 'table' } };
  const name = COLUMN_OF[statistic];
  const column = all[name] as Column;
  const names = seriesNames(series.map(({ labels }) => labels));
  return {
    name: 'capacity',
    fields: series.map((one, i) => numberField(name, column, [one], { labels: one.labels, displayName: names[i] })),
    meta,
  };
}

function table(series: readonly Series[], all: Readonly<Record<string, Column>>): readonly FrameField[] {
  const keys = [...new Set(series.flatMap(({ labels }) => Object.keys(labels)))];
  return [
    ...keys.map((key): FrameField => ({
      name: key,
      type: 'string',
      values: series.map(({ labels }) => labels[key] ?? null),
    })),
    ...Object.entries(all).map(([name, column]) => numberField(name, column, series)),
  ];
}

function numberField(
  name: string,
  { unit, of }: Column,
  series: readonly Series[],
  group?: { readonly labels: Readonly<Record<string, string>>; readonly displayName: string | undefined }
): FrameField {
  return {
    name,
    type: 'number',
    ...(group ? { labels: group.labels } : {}),
    config: {
      ...(group?.displayName === undefined ? {} : { displayName: group.displayName }),
      ...(unit === undefined ? {} : { unit }),
    },
    values: series.map(of),
  };
}
