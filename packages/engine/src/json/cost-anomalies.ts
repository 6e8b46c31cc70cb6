import type { CostAnomaliesResponse } from '@smartcloudops/contract';
import type { AnomalyAnswer, InsufficientHistory } from '@smartcloudops/insights';

import { groupJson } from './group.ts';
import { iso, optionalIso } from './iso.ts';
import { optionalMoney } from './money.ts';
import { provenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function costAnomaliesJson(
  answer: AnomalyAnswer | InsufficientHistory,
  context: JsonContext
): CostAnomaliesResponse {
  if (answer.kind === 'insufficient-history') return { kind: answer.kind, have: answer.have, need: answer.need };
  const { metric, groupBy, judgedTo, events, days, series, estimatedFrom } = answer;
  return {
    kind: 'cost-anomalies',
    metric,
    groupBy: [...groupBy],
    judgedTo: iso(judgedTo),
    events: events.map(({ keys, labels: _, isOther, start, end, detectedAt, ...event }) => ({
      group: groupJson(groupBy, keys),
      other: isOther,
      from: iso(start),
      to: iso(end),
      detectedAt: iso(detectedAt),
      ...event,
    })),
    days: days.map(iso),
    series: series.map(({ keys, isOther, actual, expected, lower, upper, anomaly, impact }) => ({
      group: groupJson(groupBy, keys),
      other: isOther,
      actual: actual.map(optionalMoney),
      expected: [...expected],
      lower: [...lower],
      upper: [...upper],
      anomaly: [...anomaly],
      impact,
    })),
    estimatedFrom: optionalIso(estimatedFrom),
    ...provenance(answer, context),
  };
}
