import { z } from 'zod';

import { decimalText, readBody } from '../cost-explorer/read-body.ts';
import type { ItemBatch, SourceItem } from '../item-source.ts';
import { dayItem, RESERVED_INSTANCE } from './day-item.ts';

const use = z.object({
  PurchasedHours: decimalText,
  TotalActualHours: decimalText,
  UnusedHours: decimalText,
  NetRISavings: decimalText.nullish(),
  OnDemandCostOfRIHoursUsed: decimalText.nullish(),
  TotalAmortizedFee: decimalText.nullish(),
});
const schema = z.object({
  UtilizationsByTime: z.array(
    z.object({
      TimePeriod: z.object({ Start: z.string(), End: z.string() }),
      Groups: z
        .array(
          z.object({
            Value: z.string().nullish(),
            Attributes: z.record(z.string(), z.string()).default({}),
            Utilization: use,
          })
        )
        .default([]),
      Total: use.nullish(),
    })
  ),
});

type Use = z.output<typeof use>;

const amounts = (told: Use) => ({
  unit: 'Hours',
  currency: 'USD',
  committed: told.PurchasedHours,
  used: told.TotalActualHours,
  unused: told.UnusedHours,
  netSavings: told.NetRISavings ?? null,
  onDemandCost: told.OnDemandCostOfRIHoursUsed ?? null,
  amortizedFee: told.TotalAmortizedFee ?? null,
});

export const readReservations = (body: string): z.output<typeof schema> =>
  readBody(schema, 'GetReservationUtilization', body);

/**
 * The reservations of a service, each one and by day: the answers by reservation come first, those by day have no groups.
 * @throws AwsError `AWS_ANSWER_UNREADABLE`
 */
export function reservations(service: string, bodies: readonly string[]): readonly ItemBatch[] {
  const times = bodies.flatMap((body) => readReservations(body).UtilizationsByTime);
  const each = times.flatMap(({ TimePeriod, Groups }) =>
    Groups.map(({ Value, Attributes: told, Utilization }): SourceItem => {
      const id = told['reservationARN'] ?? told['leaseId'] ?? Value ?? '';
      return {
        id,
        name: [told['instanceType'], told['numberOfInstances'] && `× ${told['numberOfInstances']}`]
          .filter(Boolean)
          .join(' '),
        at: null,
        attributes: {
          CommitmentDiscountId: id,
          CommitmentDiscountType: RESERVED_INSTANCE,
          ServiceName: service,
          SubAccountId: told['accountId'] ?? null,
          SubAccountName: told['accountName'] ?? null,
          RegionId: told['region'] ?? null,
          instanceType: told['instanceType'] ?? null,
          quantity: told['numberOfInstances'] ?? null,
          start: told['startDateTime'] ?? null,
          end: told['endDateTime'] ?? null,
          paymentOption: told['offeringType'] ?? null,
          status: told['subscriptionStatus'] ?? null,
          recent: { from: TimePeriod.Start, to: TimePeriod.End, ...amounts(Utilization) },
        },
      };
    })
  );
  const days = times.flatMap(({ TimePeriod, Groups, Total }) =>
    Groups.length > 0 || !Total ? [] : [dayItem(RESERVED_INSTANCE, service, TimePeriod.Start, amounts(Total))]
  );
  return [
    { kind: 'commitment', scope: `${RESERVED_INSTANCE}/${service}`, items: each },
    { kind: 'commitment-utilization', scope: null, items: days },
  ];
}
