import type { CommitmentsQuery, CommitmentsResponse } from '@smartcloudops/contract';
import { commitments } from '@smartcloudops/insights';

import { commitmentsFrame, commitmentsFrameType } from '../../frames/commitments-frame.ts';
import { commitmentsJson } from '../../json/commitments.ts';
import type { Question } from '../question.ts';

export const commitmentsQuestion: Question<CommitmentsQuery, CommitmentsResponse> = {
  frameType: commitmentsFrameType,
  learns: false,
  dataVersion: ({ items }) => items.dataVersion(),
  async answer({ query, connections }, context) {
    const { timeRange, asOf } = query;
    const answer = await commitments(context, {
      connections,
      from: Date.parse(timeRange.from),
      to: Date.parse(timeRange.to),
      asOf: asOf === undefined ? null : Date.parse(asOf),
    });
    const { now } = context;
    return {
      frames: () => [commitmentsFrame(answer, query, now)],
      json: () => commitmentsJson(answer, { query, now }),
    };
  },
};
