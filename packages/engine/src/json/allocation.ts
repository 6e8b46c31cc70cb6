import type { CostAllocationResponse } from '@smartcloudops/contract';
import type { AllocationAnswer } from '@smartcloudops/insights';

import { groupJson } from './group.ts';
import { iso, optionalIso } from './iso.ts';
import { money, optionalMoney } from './money.ts';
import { provenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function allocationJson(answer: AllocationAnswer, context: JsonContext): CostAllocationResponse {
  const { rules, metric, grain, groupBy, periods, series, total, allocatedShare } = answer;
  return {
    allocation: { ...rules },
    metric,
    grain,
    groupBy: [...groupBy],
    periods: periods.map(iso),
    series: series.map(({ value, keys, direct, shared, total: sum, share, amounts }) => ({
      value,
      group: groupJson(groupBy, keys),
      direct: money(direct),
      shared: money(shared),
      total: money(sum),
      share,
      amounts: amounts.map(optionalMoney),
    })),
    total: money(total),
    allocatedShare,
    estimatedFrom: optionalIso(answer.estimatedFrom),
    ...provenance(answer, context),
  };
}
