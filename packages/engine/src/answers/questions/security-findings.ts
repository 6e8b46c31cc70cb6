import type { SecurityFindingsQuery, SecurityFindingsResponse } from '@smartcloudops/contract';
import { securityFindings } from '@smartcloudops/insights';

import { securityFrame, securityFrameType } from '../../frames/security/security-frame.ts';
import { securityJson } from '../../json/security-findings.ts';
import type { Question } from '../question.ts';

export const securityFindingsQuestion: Question<SecurityFindingsQuery, SecurityFindingsResponse> = {
  frameType: securityFrameType,
  learns: false,
  // Findings, and the charges of what they are about. Both grow, so their sum changes with either.
  dataVersion: async ({ items, costs }) => (await items.dataVersion()) + (await costs.dataVersion()),
  async answer({ query, connections }, context) {
    const { timeRange, asOf, accounts, regions, severities, products } = query;
    const answer = await securityFindings(context, {
      ...{ connections, accounts, regions, severities, products },
      from: Date.parse(timeRange.from),
      to: Date.parse(timeRange.to),
      asOf: asOf === undefined ? null : Date.parse(asOf),
    });
    const { now } = context;
    return {
      frames: () => [securityFrame(answer, query, now)],
      json: () => securityJson(answer, query, now),
    };
  },
};
