import { z } from 'zod';

import { questionFields } from './question-fields.ts';

export const RECOMMENDATION_STATISTICS = [
  'list',
  'savings',
  'savings-up-to',
  'count',
  'oldest',
  'share-of-bill',
  'by-day',
  'gone',
] as const;
export type RecommendationStatistic = (typeof RECOMMENDATION_STATISTICS)[number];

export const RECOMMENDATION_GROUPS = ['account', 'service', 'action', 'category', 'effort', 'region'] as const;
export type RecommendationGroup = (typeof RECOMMENDATION_GROUPS)[number];

/** An empty list filters nothing. */
const anyOf = z.array(z.string()).default([]);

export const recommendationsQuerySchema = z.strictObject({
  queryType: z.literal('recommendations'),
  /** Days of the history; what is open is told as of `asOf`. */
  ...questionFields,
  /** SubAccountId. */
  accounts: anyOf,
  /** ServiceName, as the bill or FOCUS calls it. */
  services: anyOf,
  /** In words: "Rightsize", "Delete". */
  actions: anyOf,
  efforts: anyOf,
  /**
   * Which figure. Absent: the list that the recommendations panel reads; from an alert rule or expression of Grafana `savings`.
   */
  statistic: z.enum(RECOMMENDATION_STATISTICS).optional(),
  /** One number per group, for `savings`, `count` and `by-day`; absent: one for all. */
  by: z.enum(RECOMMENDATION_GROUPS).optional(),
});

export type RecommendationsQuery = z.output<typeof recommendationsQuerySchema>;
