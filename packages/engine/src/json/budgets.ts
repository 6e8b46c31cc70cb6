import type { BudgetStatusResponse } from '@smartcloudops/contract';
import type { BudgetStatus, BudgetStatusAnswer } from '@smartcloudops/insights';

import { iso, optionalIso } from './iso.ts';
import { optionalMoney } from './money.ts';
import { provenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function budgetsJson(answer: BudgetStatusAnswer, context: JsonContext): BudgetStatusResponse {
  return { budgets: answer.budgets.map(rowJson), ...provenance(answer, context) };
}

function rowJson(row: BudgetStatus): BudgetStatusResponse['budgets'][number] {
  const { id, name, origin, owner, connections, amount, currency, metric, period, periodKind, judgedBy } = row;
  const { spent, used, expectedUsed, forecast, interval, probability, burn, usedUpOn, state, note, days } = row;
  return {
    ...{ id, name, origin, owner, connections: connections && [...connections] },
    amount: optionalMoney(amount),
    ...{ currency, metric },
    period: period && { kind: periodKind ?? '', from: iso(period.start), to: iso(period.end) },
    judgedBy,
    spent: optionalMoney(spent),
    ...{ used, expectedUsed, forecast, interval: interval && { ...interval }, probability, burn },
    usedUpOn: optionalIso(usedUpOn),
    ...{ status: state, note },
    days: days.map(({ day, used: share }) => ({ day: iso(day), used: share })),
  };
}
