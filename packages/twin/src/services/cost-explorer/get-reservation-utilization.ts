import { validation } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { commitmentTerm, RESERVATION_TERM } from '../../world/commitments.ts';
import { structures, wholeNumber } from './input.ts';
import { pageOf } from './page.ts';
import { periodsOf, shownPeriod } from './period.ts';
import { isReserved, reservationUsage, serviceLines } from './reservations.ts';
import { askedPeriod, unavailable } from './savings-plans.ts';

/**
 * Use of the reservations of one service, by day or month, or by reservation over the asked time.
 * @throws DataUnavailableException without any
 */
export function getReservationUtilization(call: Call): unknown {
  const groups = structures(call.input['GroupBy']);
  if (groups.length > 0 && call.input['Granularity'] !== undefined) {
    throw validation('Granularity is not supported when GroupBy is present.');
  }
  if (groups.some(({ Key }) => Key !== 'SUBSCRIPTION_ID')) {
    throw validation('GetReservationUtilization groups by SUBSCRIPTION_ID only.');
  }
  const { interval, granularity } = askedPeriod(call);
  const { service, lines } = serviceLines(call);
  const reserved = lines.filter(isReserved);
  if (reserved.length === 0) throw unavailable();
  const view = call.view();
  const total = reservationUsage(view, reserved, interval);
  if (groups.length === 0) {
    const byTime = periodsOf(interval, granularity).map((period) => ({
      TimePeriod: shownPeriod(period, granularity),
      Groups: [],
      Total: reservationUsage(view, reserved, period),
    }));
    return { UtilizationsByTime: byTime, Total: total };
  }
  const { startDate, endDate } = commitmentTerm(call.world.seed, RESERVATION_TERM, call.now);
  const payer = call.world.accounts[0];
  const rows = [...Map.groupBy(reserved, ({ commitment }) => commitment?.id ?? '')].map(([arn, own]) => ({
    Key: 'SUBSCRIPTION_ID',
    Value: subscriptionOf(arn),
    Attributes: {
      accountId: payer?.id ?? '',
      accountName: payer?.name ?? '',
      endDateTime: endDate,
      instanceType: own[0]?.instanceType ?? '',
      leaseId: arn.split(':').at(-1) ?? '',
      numberOfInstances: String(own.length),
      offeringType: 'No Upfront',
      region: own[0]?.region ?? '',
      reservationARN: arn,
      service,
      startDateTime: startDate,
      subscriptionId: subscriptionOf(arn),
      subscriptionStatus: 'Active',
      subscriptionType: 'No Upfront',
    },
    Utilization: reservationUsage(view, own, interval),
  }));
  const size = call.pageLimit ?? wholeNumber(call.input, 'MaxResults', 1, 1000, 1000);
  const { page, next } = pageOf(call.input, rows, size, view.asOf);
  return {
    UtilizationsByTime: [{ TimePeriod: shownPeriod(interval, 'DAILY'), Groups: page, Total: total }],
    Total: total,
    NextPageToken: next,
  };
}

/** A number that stands for the reservation, as AWS has one. */
const subscriptionOf = (arn: string): string => String(parseInt(arn.slice(-8), 16));
