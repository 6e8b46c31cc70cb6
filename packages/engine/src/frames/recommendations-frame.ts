import { RECOMMENDATION_SCHEMA } from '@smartcloudops/contract';
import type { DataFrame, FrameField, FrameType, RecommendationsQuery } from '@smartcloudops/contract';
import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { RecommendationsAnswer } from '@smartcloudops/insights';

import { originOf } from '../provenance/origin-of.ts';
import { moneyField } from './money-field.ts';
import { plainMeta } from './plain-meta.ts';
import { groupRecommendations } from './recommendation-groups.ts';
import { recommendationFields } from './recommendation-list-fields.ts';
import { savingDayFields } from './saving-day-fields.ts';

export function recommendationsFrameType({ statistic = 'list' }: RecommendationsQuery): FrameType {
  if (statistic === 'list' || statistic === 'gone') return 'table';
  return statistic === 'by-day' ? 'timeseries-wide' : 'numeric-wide';
}

/**
 * `list`: the documented frame of the recommendations panel, with `countedSaving`, `action`, `SubAccountName`, `savingPercent`,
 * `current`, `recommended`, `restartNeeded`, `rollbackPossible`, `lookbackDays`. `gone`: the same, with `goneAt` and `thing`.
 * `savings` and `count`: a number per group; `savings-up-to`, `oldest` (days) and `share-of-bill`: one per currency; `by-day`: savings.
 */
export function recommendationsFrame(
  answer: RecommendationsAnswer,
  query: RecommendationsQuery,
  now: number
): DataFrame {
  const { statistic = 'list' } = query;
  const { custom, ...meta } = plainMeta(
    recommendationsFrameType(query),
    query,
    originOf(answer, { query, now }),
    answer.notices
  );
  const fields = {
    list: () => recommendationFields(answer.recommendations),
    gone: () => goneFields(answer),
    savings: () => groupFields(answer, query, 'savings'),
    count: () => groupFields(answer, query, 'count'),
    'savings-up-to': () =>
      answer.totals.map(({ currency, upTo }) => moneyField('savingsUpTo', [upTo], currency, ofCurrency(currency))),
    oldest: () =>
      answer.totals.map(({ currency, oldest }) => plain('oldest', Math.floor((now - oldest) / DAY_MS), 'd', currency)),
    'share-of-bill': () =>
      answer.bill.map(({ currency, share }) => plain('shareOfBill', share, 'percentunit', currency)),
    'by-day': () => savingDayFields(answer.days, query.by, Date.parse(query.timeRange.from)),
  } as const satisfies Record<typeof statistic, () => readonly FrameField[]>;
  return {
    name: query.queryType,
    fields: fields[statistic](),
    meta: {
      ...meta,
      custom: { ...custom, ...(statistic === 'list' ? panelCustom(answer) : {}) },
      ...(statistic === 'list' || statistic === 'gone' ? { preferredVisualisationType: 'table' as const } : {}),
    },
  };
}

/** The panel adds nothing up itself. */
function panelCustom({ totals }: RecommendationsAnswer): Record<string, unknown> {
  const [only, ...others] = totals;
  return {
    schema: RECOMMENDATION_SCHEMA,
    ...(only && others.length === 0
      ? { totalMonthlySaving: decimalToNumber(only.saving), currency: only.currency }
      : {}),
  };
}

const ofCurrency = (currency: string) => ({ labels: { BillingCurrency: currency }, displayName: currency });

const plain = (name: string, value: number | null, unit: string, currency: string): FrameField => ({
  ...{ name, type: 'number', labels: { BillingCurrency: currency }, config: { unit }, values: [value] },
});

function groupFields(
  { recommendations, coverage }: RecommendationsAnswer,
  { by }: RecommendationsQuery,
  figure: 'savings' | 'count'
): readonly FrameField[] {
  const groups = groupRecommendations(recommendations, by);
  // That there is nothing to save is an answer, and no missing one.
  if (groups.length === 0 && coverage.loadedAt !== null && by === undefined)
    return [{ name: figure, type: 'number', values: [0] }];
  const several = new Set(groups.map(({ currency }) => currency)).size > 1;
  return groups.map(({ labels, displayName, currency, counted, count }): FrameField => {
    const group = {
      labels: { ...labels, BillingCurrency: currency },
      displayName: [displayName, several ? currency : ''].filter(Boolean).join(' / ') || figure,
    };
    if (figure === 'savings') return moneyField(figure, [counted], currency, group);
    return {
      name: figure,
      type: 'number',
      labels: group.labels,
      config: { displayName: group.displayName },
      values: [count],
    };
  });
}

function goneFields({ gone }: RecommendationsAnswer): readonly FrameField[] {
  if (gone.length === 0) return [];
  return [
    ...recommendationFields(gone.map(({ last }) => last)),
    { name: 'goneAt', type: 'time', values: gone.map(({ goneAt }) => goneAt) },
    { name: 'thing', type: 'string', values: gone.map(({ thing }) => thing) },
  ];
}
