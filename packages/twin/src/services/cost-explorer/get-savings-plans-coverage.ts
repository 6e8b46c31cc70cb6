import type { Call } from '../../http/service.ts';
import { validation } from '../../http/aws-error.ts';
import type { Line } from '../../world/line.ts';
import { dimensionOf, shownValue } from './dimension.ts';
import { filterOf } from './filter-of.ts';
import { structures, text, wholeNumber } from './input.ts';
import { pageOf, tokenOf } from './page.ts';
import { periodsOf, shownPeriod } from './period.ts';
import { askedPeriod } from './savings-plans.ts';
import { billed, dollars, listed, percent, sumLines } from './sum-lines.ts';
import { visibleLines } from './visible-lines.ts';

/** What a Compute Savings Plan can pay for. */
const ELIGIBLE = /Elastic Compute Cloud - Compute|AWS Lambda|Elastic Container Service/;
const GROUPS: Readonly<Record<string, string>> = {
  SERVICE: 'SERVICE',
  REGION: 'REGION',
  INSTANCE_FAMILY: 'INSTANCE_TYPE_FAMILY',
};

/** How much of what Savings Plans could pay for they do pay for, by day or month and up to two groups. */
export function getSavingsPlansCoverage(call: Call): unknown {
  const { interval, granularity } = askedPeriod(call);
  const view = call.view();
  const keys = structures(call.input['GroupBy']).map((group) => text(group, 'Key'));
  const dimensions = keys.map((key) => {
    const name = GROUPS[key];
    if (name === undefined) throw validation(`Group by key ${key} is not supported for GetSavingsPlansCoverage.`);
    return { key, dimension: dimensionOf(name, 'group') };
  });
  const lines = visibleLines(call, filterOf(call)).filter(isEligible);
  const groups = Map.groupBy(lines, (line) =>
    JSON.stringify(dimensions.map(({ key, dimension }) => [key, shownValue(dimension, line)]))
  );
  const rows = periodsOf(interval, granularity).flatMap((period) =>
    [...groups].flatMap(([attributes, own]) => {
      const covered = sumLines(view, own.filter(isCovered), period, listed);
      const onDemand = sumLines(
        view,
        own.filter((line) => !isCovered(line)),
        period,
        billed
      );
      if (covered + onDemand === 0n) return [];
      return {
        Attributes: Object.fromEntries(JSON.parse(attributes) as [string, string][]),
        Coverage: {
          SpendCoveredBySavingsPlans: dollars(covered),
          OnDemandCost: dollars(onDemand),
          TotalCost: dollars(covered + onDemand),
          CoveragePercentage: percent(covered, covered + onDemand),
        },
        TimePeriod: shownPeriod(period, granularity),
      };
    })
  );
  const size = call.pageLimit ?? wholeNumber(call.input, 'MaxResults', 1, 1000, 1000);
  const { page, next } = pageOf(tokenOf(call), rows, size, view.asOf);
  return { SavingsPlansCoverages: page, NextToken: next };
}

const isCovered = ({ recordType }: Line) => recordType === 'SavingsPlanCoveredUsage';

function isEligible(line: Line): boolean {
  if (isCovered(line)) return true;
  return line.recordType === 'Usage' && line.purchaseType === 'On Demand Instances' && ELIGIBLE.test(line.service);
}
