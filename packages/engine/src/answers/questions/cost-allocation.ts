import type { CostAllocationQuery, CostAllocationResponse } from '@smartcloudops/contract';
import { allocateCost } from '@smartcloudops/insights';

import { allocationBook } from '../../allocation/allocation-book.ts';
import { allocationFrame, allocationFrameType } from '../../frames/allocation-frame.ts';
import { allocationJson } from '../../json/allocation.ts';
import { costQuestion } from '../cost-question.ts';
import type { Question } from '../question.ts';

export const costAllocation: Question<CostAllocationQuery, CostAllocationResponse> = {
  frameType: allocationFrameType,
  learns: false,
  // Both only grow, and so does the sum with each change of either.
  dataVersion: async (warehouse) => (await warehouse.costs.dataVersion()) + (await allocationBook(warehouse).version()),
  async answer({ query, connections }, context) {
    const rules = await allocationBook(context.warehouse).get(query.allocation, connections);
    const { grain } = query;
    const answer = await allocateCost(context, { ...costQuestion(query, connections), grain, rules });
    return {
      frames: () => [allocationFrame(answer, query, { query, ...context })],
      json: () => allocationJson(answer, { query, ...context }),
    };
  },
};
