import type { RecommendationsQuery, RecommendationsResponse } from '@smartcloudops/contract';
import { recommendations } from '@smartcloudops/insights';

import { recommendationsFrame, recommendationsFrameType } from '../../frames/recommendations-frame.ts';
import { recommendationsJson } from '../../json/recommendations.ts';
import type { Question } from '../question.ts';

export const recommendationsQuestion: Question<RecommendationsQuery, RecommendationsResponse> = {
  frameType: recommendationsFrameType,
  learns: false,
  // The share of the bill is one of charges. Both only grow, so that their sum is another one when either is.
  dataVersion: async ({ items, costs }) => (await items.dataVersion()) + (await costs.dataVersion()),
  async answer({ query, connections }, context) {
    const { timeRange, asOf, accounts, services, actions, efforts } = query;
    const answer = await recommendations(context, {
      ...{ connections, accounts, services, actions, efforts },
      from: Date.parse(timeRange.from),
      to: Date.parse(timeRange.to),
      asOf: asOf === undefined ? null : Date.parse(asOf),
    });
    const now = asOf === undefined ? context.now : Date.parse(asOf);
    return {
      frames: () => [recommendationsFrame(answer, query, now)],
      json: () => recommendationsJson(answer, { query, now: context.now }),
    };
  },
};
