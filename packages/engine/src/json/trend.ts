import type { TrendResponse } from '@smartcloudops/contract';
import type { InsufficientHistory, TrendAnswer } from '@smartcloudops/insights';

import { groupJson } from './group.ts';
import { iso, optionalIso } from './iso.ts';
import { provenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function trendJson(answer: TrendAnswer | InsufficientHistory, context: JsonContext): TrendResponse {
  if (answer.kind === 'insufficient-history') return { kind: answer.kind, have: answer.have, need: answer.need };
  const { metric, groupBy, from, to, series, estimatedFrom } = answer;
  return {
    kind: 'trend',
    metric,
    groupBy: [...groupBy],
    from: iso(from),
    to: iso(to),
    series: series.map(({ keys, isOther, slope, growth, pValue, direction, changes }) => ({
      group: groupJson(groupBy, keys),
      other: isOther,
      slope: { ...slope },
      growth: growth && { ...growth },
      pValue,
      direction,
      changes: changes.map(({ day, before, after }) => ({ day: iso(day), before, after })),
    })),
    estimatedFrom: optionalIso(estimatedFrom),
    ...provenance(answer, context),
  };
}
