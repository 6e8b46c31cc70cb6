import type { Call } from '../../http/service.ts';
import { commitmentTerm, SAVINGS_PLAN_TERM } from '../../world/commitments.ts';
import { pageOf, tokenOf } from './page.ts';
import { periodsOf, shownPeriod } from './period.ts';
import { askedPeriod, planLines, planUsage } from './savings-plans.ts';
import { billed, dollars, sumLines } from './sum-lines.ts';
import { DAY_MS, dayOf } from '../../world/calendar.ts';
import { wholeNumber } from './input.ts';

/** Use of all Savings Plans by day or month. @throws DataUnavailableException without any */
export function getSavingsPlansUtilization(call: Call): unknown {
  const { interval, granularity } = askedPeriod(call);
  const lines = planLines(call);
  const view = call.view();
  return {
    SavingsPlansUtilizationsByTime: periodsOf(interval, granularity).map((period) => ({
      TimePeriod: shownPeriod(period, granularity),
      ...planUsage(view, lines, period),
    })),
    Total: planUsage(view, lines, interval),
  };
}

/** Use of each Savings Plan over the asked time, and what it is. @throws DataUnavailableException without any */
export function getSavingsPlansUtilizationDetails(call: Call): unknown {
  const { interval } = askedPeriod(call);
  const { fees, covered } = planLines(call);
  const view = call.view();
  const { startDate, endDate } = commitmentTerm(call.world.seed, SAVINGS_PLAN_TERM, call.now);
  const plans = fees.map((fee) => {
    const own = { fees: [fee], covered: covered.filter(({ commitment }) => commitment?.id === fee.commitment?.id) };
    const today = dayOf(call.now) * DAY_MS;
    const hourly = dollars(sumLines(view, [fee], { from: today - 2 * DAY_MS, to: today - DAY_MS }, billed) / 24n);
    return {
      SavingsPlanArn: fee.commitment?.id ?? '',
      Attributes: {
        AccountId: fee.account.id,
        AccountName: fee.account.name,
        EndDateTime: endDate,
        HourlyCommitment: hourly,
        PaymentOption: 'No Upfront',
        PurchaseTerm: '1yr',
        RecurringHourlyFee: hourly,
        Region: 'Any',
        SavingsPlansType: 'ComputeSavingsPlans',
        StartDateTime: startDate,
        Status: 'Active',
        UpfrontFee: '0',
      },
      ...planUsage(view, own, interval),
    };
  });
  const { page, next } = pageOf(
    tokenOf(call),
    plans,
    call.pageLimit ?? wholeNumber(call.input, 'MaxResults', 1, 1000, 1000),
    view.asOf
  );
  return {
    SavingsPlansUtilizationDetails: page,
    Total: planUsage(view, { fees, covered }, interval),
    TimePeriod: shownPeriod(interval, 'DAILY'),
    NextToken: next,
  };
}
