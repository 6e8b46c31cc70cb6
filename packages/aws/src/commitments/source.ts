import { DAY_MS } from '@smartcloudops/focus';

import { costExplorerItems, itemRequest, questionOf } from '../cost-explorer/paid-items.ts';
import type { Asking, Question } from '../cost-explorer/paid-items.ts';
import type { PaidItemSource } from '../item-source.ts';
import { dayText, NONE, ofService, recentDays, RESERVED_SERVICES } from './day-item.ts';
import { COMMITMENTS_FACTS } from './facts.ts';
import { reservations } from './reservations.ts';
import { planDays, plans } from './savings-plans.ts';

/** Each commitment is told with what it did in so many days. */
const RECENT_DAYS = 30;

/**
 * Savings Plans and reservations: each one with its end (kind `commitment`), and what was committed to and used by day (kind
 * `commitment-utilization`, which only adds, so that days stay known). An account without any is asked for nothing: AWS refuses, and
 * does not charge.
 */
export function commitmentsSource(client: Asking): PaidItemSource {
  return costExplorerItems(client, {
    facts: COMMITMENTS_FACTS,
    requests(now) {
      const days = recentDays(now);
      const recent = { Start: dayText(now - RECENT_DAYS * DAY_MS), End: dayText(now) };
      const none = { noneWhen: NONE } as const;
      return [
        itemRequest(
          'Savings Plans by day',
          { operation: 'GetSavingsPlansUtilization', input: { TimePeriod: days, Granularity: 'DAILY' } },
          none
        ),
        itemRequest(
          'each Savings Plan',
          { operation: 'GetSavingsPlansUtilizationDetails', input: { TimePeriod: recent } },
          none
        ),
        ...RESERVED_SERVICES.map((service) =>
          itemRequest(
            `reservations of ${service}`,
            {
              operation: 'GetReservationUtilization',
              input: {
                ...{ TimePeriod: recent, Filter: ofService(service) },
                GroupBy: [{ Type: 'DIMENSION', Key: 'SUBSCRIPTION_ID' }],
              },
            },
            none
          )
        ),
      ];
    },
    follows: ({ question, isLast }) => (isLast ? byDayAfter(question) : []),
    toItems(request, bodies) {
      const { operation, input } = questionOf(request);
      const pages = [...bodies];
      if (operation === 'GetSavingsPlansUtilization') return [planDays(pages)];
      if (operation === 'GetSavingsPlansUtilizationDetails') return [plans(pages)];
      return reservations((input as ByReservation).Filter.Dimensions.Values[0] ?? '', pages);
    },
  });
}

interface ByReservation {
  readonly TimePeriod: { readonly End: string };
  readonly Filter: ReturnType<typeof ofService>;
  readonly GroupBy?: readonly unknown[];
}

/** Who has reservations of a service is asked for their days, too; by reservation and by day are two questions. */
function byDayAfter({ operation, input }: Question): readonly Question[] {
  const { TimePeriod, Filter, GroupBy } = input as ByReservation;
  if (operation !== 'GetReservationUtilization' || GroupBy === undefined) return [];
  const days = recentDays(Date.parse(TimePeriod.End));
  return [{ operation, input: { TimePeriod: days, Granularity: 'DAILY', Filter } }];
}
