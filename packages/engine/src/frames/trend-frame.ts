import type { DataFrame, FrameField, FrameType, TrendQuery, TrendStatistic } from '@smartcloudops/contract';
import type { CostTrend, InsufficientHistory, TrendAnswer } from '@smartcloudops/insights';

import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { moneyUnit } from './money-field.ts';
import { tooLittleHistoryFrame } from './too-little-history-frame.ts';
import { watchedNames } from './watched-names.ts';

export function trendFrameType({ statistic = 'all' }: TrendQuery): FrameType {
  return statistic === 'all' ? 'numeric-long' : 'numeric-wide';
}

interface Figure {
  readonly name: string;
  readonly of: (trend: CostTrend) => number | null;
  readonly unit: 'money' | 'percentunit' | null;
}

const SLOPE: Figure = { name: 'slope', of: ({ slope }) => slope.point, unit: 'money' };
const GROWTH: Figure = { name: 'growth', of: ({ growth }) => growth?.point ?? null, unit: 'percentunit' };
const BOUNDS: readonly Figure[] = [
  { name: 'growth lower', of: ({ growth }) => growth?.lower ?? null, unit: 'percentunit' },
  { name: 'growth upper', of: ({ growth }) => growth?.upper ?? null, unit: 'percentunit' },
];
const P_VALUE: Figure = { name: 'pValue', of: ({ pValue }) => pValue, unit: null };
const SINGLE: Readonly<Record<Exclude<TrendStatistic, 'all'>, Figure>> = {
  slope: SLOPE,
  growth: GROWTH,
  'p-value': P_VALUE,
};

/**
 * All figures: `numeric-long`, a row per group with its dimensions, `direction`, `slope` (money a day), `growth` (a month), its
 * bounds and `pValue`. A single one: `numeric-wide`, one field per group.
 */
export function trendFrame(
  answer: TrendAnswer | InsufficientHistory,
  query: TrendQuery,
  context: AnswerContext
): DataFrame {
  const [name, type] = [query.queryType, trendFrameType(query)];
  if (answer.kind === 'insufficient-history') return tooLittleHistoryFrame(answer, { name, type, what: 'A trend' });
  const { series, groupBy, currency } = answer;
  const { statistic = 'all' } = query;
  const nameOf = watchedNames(groupBy, series);
  const field = (
    { name: figure, of, unit }: Figure,
    values: readonly CostTrend[],
    displayName?: string
  ): FrameField => ({
    name: figure,
    type: 'number',
    config: {
      ...(displayName ? { displayName } : {}),
      ...(unit === 'money' ? (currency === null ? {} : { unit: moneyUnit(currency) }) : unit === null ? {} : { unit }),
    },
    values: values.map(of),
  });
  const text = (label: string, of: (trend: CostTrend) => string): FrameField => ({
    name: label,
    type: 'string',
    values: series.map(of),
  });
  const fields =
    statistic === 'all'
      ? [
          ...groupBy.map((dimension) => text(dimension, (one) => nameOf(one).labels[dimension] ?? '')),
          text('direction', ({ direction }) => direction),
          ...[SLOPE, GROWTH, ...BOUNDS, P_VALUE].map((figure) => field(figure, series)),
        ]
      : series.map((one) => {
          const { labels, displayName } = nameOf(one);
          return { ...field(SINGLE[statistic], [one], displayName), labels };
        });
  return { name, fields, meta: frameMeta(type, answer, context) };
}
