import type { HistoryResponse } from '@smartcloudops/contract';
import type { CostAnswer } from '@smartcloudops/insights';

import { iso, optionalIso } from './iso.ts';
import { money, optionalMoney } from './money.ts';
import { provenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function historyJson(answer: CostAnswer, context: JsonContext): HistoryResponse {
  const { metric, grain, groupBy, periods, series, other, total } = answer;
  return {
    metric,
    grain,
    groupBy: [...groupBy],
    periods: periods.map(iso),
    series: series.map(({ keys, amounts, total: sum }) => ({
      group: Object.fromEntries(groupBy.map((dimension, index) => [dimension, keys[index] ?? null])),
      amounts: amounts.map(optionalMoney),
      total: money(sum),
    })),
    other: other && { groups: other.groups, amounts: other.amounts.map(optionalMoney), total: money(other.total) },
    total: optionalMoney(total),
    estimatedFrom: optionalIso(answer.estimatedFrom),
    ...provenance(answer, context),
  };
}
