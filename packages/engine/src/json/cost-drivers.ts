import type { CostDriversResponse } from '@smartcloudops/contract';
import type { CostDriversAnswer, DateRange, ExplainedChange } from '@smartcloudops/insights';

import { groupJson } from './group.ts';
import { iso, optionalIso } from './iso.ts';
import { money } from './money.ts';
import { provenance } from './provenance.ts';
import type { JsonContext } from './provenance.ts';

/** The same answer that becomes a frame, as REST gives it. */
export function costDriversJson(answer: CostDriversAnswer, context: JsonContext): CostDriversResponse {
  const { metric, groupBy, period, baseline, groups, causes, estimatedFrom } = answer;
  return {
    metric,
    groupBy: [...groupBy],
    period: rangeJson(period),
    baseline: rangeJson(baseline),
    ...changeJson(answer),
    groups: groups.map(({ keys, isOther, ...change }) => ({
      group: groupJson(groupBy, keys),
      other: isOther,
      ...changeJson(change),
    })),
    causes: causes.map(({ keys, amount, kinds, driver, service, region, usageType, unit, factor, sentence }) => ({
      group: groupJson(groupBy, keys),
      ...{ driver, amount: money(amount), service, region, usageType, unit },
      ...{ usageTypes: kinds, factor: factor && { ...factor }, sentence },
    })),
    estimatedFrom: optionalIso(estimatedFrom),
    ...provenance(answer, context),
  };
}

const rangeJson = ({ from, to }: DateRange) => ({ from: iso(from), to: iso(to) });

const changeJson = ({ before, after, drivers }: ExplainedChange) => ({
  before: money(before),
  after: money(after),
  change: money(after - before),
  drivers: [...drivers].map(([driver, amount]) => ({ driver, amount: money(amount) })),
});
