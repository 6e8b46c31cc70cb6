import { AwsError } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import type { Line } from '../../world/line.ts';
import type { View } from '../../world/view.ts';
import { filterOf } from './filter-of.ts';
import { oneOf } from './input.ts';
import type { Granularity, Period } from './period.ts';
import { checkReach, intervalOf } from './period.ts';
import { amortized, billed, dollars, listed, percent, sumLines } from './sum-lines.ts';
import { visibleLines } from './visible-lines.ts';

/** The lines of the bill that Savings Plans make. */
export interface PlanLines {
  readonly fees: readonly Line[];
  readonly covered: readonly Line[];
}

export const unavailable = () => new AwsError('DataUnavailableException', 'The requested data is unavailable.');

/** @throws DataUnavailableException for who has no Savings Plans */
export function planLines(call: Call): PlanLines {
  const lines = visibleLines(call, filterOf(call));
  const fees = lines.filter(({ recordType }) => recordType === 'SavingsPlanRecurringFee');
  if (fees.length === 0) throw unavailable();
  return { fees, covered: lines.filter(({ recordType }) => recordType === 'SavingsPlanCoveredUsage') };
}

/** What was committed to, what of it was used, and what that saved, as Cost Explorer tells it. */
export function planUsage(view: View, { fees, covered }: PlanLines, period: Period) {
  const committed = sumLines(view, fees, period, billed);
  const usedUp = sumLines(view, covered, period, amortized);
  const onDemand = sumLines(view, covered, period, listed);
  return {
    Utilization: {
      TotalCommitment: dollars(committed),
      UsedCommitment: dollars(usedUp),
      UnusedCommitment: dollars(committed - usedUp),
      UtilizationPercentage: percent(usedUp, committed),
    },
    Savings: { NetSavings: dollars(onDemand - committed), OnDemandCostEquivalent: dollars(onDemand) },
    AmortizedCommitment: {
      AmortizedRecurringCommitment: dollars(committed),
      AmortizedUpfrontCommitment: '0',
      TotalAmortizedCommitment: dollars(committed),
    },
  };
}

/** The asked time; DAILY unless the request says otherwise. */
export function askedPeriod(call: Call): { readonly interval: Period; readonly granularity: Granularity } {
  const granularity =
    call.input['Granularity'] === undefined ? 'DAILY' : oneOf(call.input, 'Granularity', ['DAILY', 'MONTHLY'] as const);
  const interval = intervalOf(call.input, granularity);
  checkReach(interval, granularity, call);
  return { interval, granularity };
}
