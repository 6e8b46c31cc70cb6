import type { CommitmentsResponse } from '@smartcloudops/contract';
import { formatDecimal } from '@smartcloudops/focus';
import type { CommitmentsAnswer, Use } from '@smartcloudops/insights';

import { originOf } from '../provenance/origin-of.ts';
import type { AskedRange } from '../provenance/origin-of.ts';
import { iso, optionalIso } from './iso.ts';

const useJson = ({ committed, used, unused, utilization, netSavings }: Use) => ({
  committed: formatDecimal(committed),
  used: formatDecimal(used),
  unused: formatDecimal(unused),
  utilization,
  netSavings: netSavings === null ? null : formatDecimal(netSavings),
});

/** The same answer that becomes a frame, as REST gives it. */
export function commitmentsJson(answer: CommitmentsAnswer, asked: AskedRange): CommitmentsResponse {
  return {
    commitments: answer.commitments.map(({ end, recent, ...one }) => ({
      ...one,
      end: optionalIso(end),
      recent: recent && useJson(recent),
    })),
    use: answer.use.map((one) => {
      const { connection, type, service, unit, days } = one;
      return {
        ...{ connection, type, service, unit },
        ...useJson(one),
        days: days.map((day) => ({ day: iso(day.day), ...useJson(day) })),
      };
    }),
    ...originOf(answer, asked),
    notices: [...answer.notices],
  };
}
