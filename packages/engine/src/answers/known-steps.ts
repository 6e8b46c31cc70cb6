import type { CostForecastQuery } from '@smartcloudops/contract';
import type { CostStep } from '@smartcloudops/insights';

/** Known steps of a query as insights take them. */
export function knownSteps(steps: CostForecastQuery['steps'] = []): readonly CostStep[] {
  return steps.map(({ date, change, label, group }) => ({
    day: Date.parse(date),
    change,
    ...(label === undefined ? {} : { label }),
    ...(group === undefined ? {} : { group }),
  }));
}
