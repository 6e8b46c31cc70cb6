import { validation } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { DAY_MS, dayOf } from '../../world/calendar.ts';
import { getCostAndUsage } from './get-cost-and-usage.ts';
import { isStructure, oneOf } from './input.ts';
import { GRANULARITIES, intervalOf } from './period.ts';

const RESOURCE_DAYS = 14;

/** The same as GetCostAndUsage down to single resources, for the last 14 days. */
export function getCostAndUsageWithResources(call: Call): unknown {
  if (!isStructure(call.input['Filter'])) {
    throw validation(
      "1 validation error detected: Value null at 'filter' failed to satisfy constraint: Member must not be null"
    );
  }
  const { from } = intervalOf(call.input, oneOf(call.input, 'Granularity', GRANULARITIES));
  if (from < (dayOf(call.now) - RESOURCE_DAYS) * DAY_MS) {
    throw validation('start date is too old for hourly, the max supported days for hourly granularity is 14 days');
  }
  return getCostAndUsage(call, true);
}
