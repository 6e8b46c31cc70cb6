import type { BudgetRiskResponse } from '@smartcloudops/contract';
import type { BudgetAnswer, InsufficientHistory } from '@smartcloudops/insights';

import { groupJson } from './group.ts';
import { iso, optionalIso } from './iso.ts';
import { money } from './money.ts';
import { provenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function budgetRiskJson(answer: BudgetAnswer | InsufficientHistory, context: JsonContext): BudgetRiskResponse {
  if (answer.kind === 'insufficient-history') return { kind: answer.kind, have: answer.have, need: answer.need };
  const { metric, groupBy, budget, period, series, estimatedFrom } = answer;
  return {
    kind: 'budget-risk',
    metric,
    groupBy: [...groupBy],
    budget,
    period: {
      kind: period.kind,
      from: iso(period.start),
      to: iso(period.end),
      days: period.days,
      daysFinal: period.daysFinal,
    },
    series: series.map(({ keys, probability, forecast, interval, actual, used, overrun, daysLeft }) => ({
      group: groupJson(groupBy, keys),
      probability,
      forecast,
      interval: { ...interval },
      actual: money(actual),
      used,
      overrun,
      daysLeft: { ...daysLeft },
    })),
    estimatedFrom: optionalIso(estimatedFrom),
    ...provenance(answer, context),
  };
}
