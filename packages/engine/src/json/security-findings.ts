import type { SecurityFindingsQuery, SecurityFindingsResponse } from '@smartcloudops/contract';
import { decimalToNumber, formatDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';
import type { SecurityAnswer } from '@smartcloudops/insights';

import { SHOWN } from '../frames/security/security-frame.ts';
import { originOf } from '../provenance/origin-of.ts';
import { iso } from './iso.ts';

const money = (amount: Decimal | null) =>
  amount === null ? null : { amount: formatDecimal(amount), value: decimalToNumber(amount) };

/** The same answer that becomes frames, as REST gives it: all figures at once. */
export function securityJson(
  answer: SecurityAnswer,
  query: SecurityFindingsQuery,
  now: number
): SecurityFindingsResponse {
  const { counts, unrated, medianAgeDays, currency, complianceShare } = answer;
  const { topN = SHOWN } = query;
  return {
    ...{ counts: { ...counts }, unrated, medianAgeDays },
    open: answer.open.slice(0, topN).map(({ firstSeen, lastSeen, ...one }) => ({
      ...one,
      firstSeen: iso(firstSeen),
      lastSeen: iso(lastSeen),
    })),
    timeToClose: [...answer.timeToClose],
    days: answer.days.map((one) => ({ day: iso(one.day), counts: { ...one.counts } })),
    exposure: answer.exposure.slice(0, topN).map(({ cost, exposed, ...one }) => ({
      ...one,
      counts: { ...one.counts },
      cost: money(cost),
      exposed: money(exposed),
    })),
    ...{ currency, complianceShare },
    rules: [...answer.rules],
    ...originOf(answer, { query, now }),
    notices: [...answer.notices],
  };
}
