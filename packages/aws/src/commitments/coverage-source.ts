import { z } from 'zod';

import { costExplorerItems, itemRequest, questionOf } from '../cost-explorer/paid-items.ts';
import type { Asking } from '../cost-explorer/paid-items.ts';
import { decimalText, readBody } from '../cost-explorer/read-body.ts';
import type { ItemBatch, PaidItemSource } from '../item-source.ts';
import {
  dayItem,
  NONE,
  ofService,
  recentDays,
  RESERVED_INSTANCE,
  RESERVED_SERVICES,
  SAVINGS_PLAN,
} from './day-item.ts';
import { COMMITMENT_COVERAGE_FACTS } from './facts.ts';

const TimePeriod = z.object({ Start: z.string() });
const plansSchema = z.object({
  SavingsPlansCoverages: z
    .array(
      z.object({
        TimePeriod,
        Attributes: z.record(z.string(), z.string()).default({}),
        Coverage: z.object({
          SpendCoveredBySavingsPlans: decimalText,
          OnDemandCost: decimalText,
          TotalCost: decimalText,
        }),
      })
    )
    .default([]),
});
const reservationsSchema = z.object({
  CoveragesByTime: z.array(
    z.object({
      TimePeriod,
      Total: z.object({
        CoverageHours: z.object({
          OnDemandHours: decimalText,
          ReservedHours: decimalText,
          TotalRunningHours: decimalText,
        }),
        CoverageCost: z.object({ OnDemandCost: decimalText.nullish() }).nullish(),
      }),
    })
  ),
});

/** What could be covered and what is, by day and service (kind `commitment-coverage`, which only adds, so that days stay known). */
export function commitmentCoverageSource(client: Asking): PaidItemSource {
  return costExplorerItems(client, {
    facts: COMMITMENT_COVERAGE_FACTS,
    requests(now) {
      const asked = { TimePeriod: recentDays(now), Granularity: 'DAILY' };
      const none = { noneWhen: NONE } as const;
      return [
        itemRequest(
          'coverage by Savings Plans',
          {
            operation: 'GetSavingsPlansCoverage',
            input: { ...asked, GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }] },
          },
          none
        ),
        ...RESERVED_SERVICES.map((service) =>
          itemRequest(
            `coverage of ${service} by reservations`,
            { operation: 'GetReservationCoverage', input: { ...asked, Filter: ofService(service) } },
            none
          )
        ),
      ];
    },
    toItems(request, bodies) {
      const { operation, input } = questionOf(request);
      if (operation === 'GetSavingsPlansCoverage') return [byPlans([...bodies])];
      const { Filter } = input as { readonly Filter: ReturnType<typeof ofService> };
      return [byReservations(Filter.Dimensions.Values[0] ?? '', [...bodies])];
    },
  });
}

const batchOf = (items: ItemBatch['items']): ItemBatch => ({ kind: 'commitment-coverage', scope: null, items });

function byPlans(bodies: readonly string[]): ItemBatch {
  const days = bodies.flatMap((body) => readBody(plansSchema, 'GetSavingsPlansCoverage', body).SavingsPlansCoverages);
  return batchOf(
    days.map(({ TimePeriod: { Start }, Attributes, Coverage }) =>
      dayItem(SAVINGS_PLAN, Attributes['SERVICE'] ?? null, Start, {
        ...{ unit: 'USD', currency: 'USD' },
        covered: Coverage.SpendCoveredBySavingsPlans,
        notCovered: Coverage.OnDemandCost,
        total: Coverage.TotalCost,
        onDemandCost: Coverage.OnDemandCost,
      })
    )
  );
}

function byReservations(service: string, bodies: readonly string[]): ItemBatch {
  const days = bodies.flatMap((body) => readBody(reservationsSchema, 'GetReservationCoverage', body).CoveragesByTime);
  return batchOf(
    days.map(({ TimePeriod: { Start }, Total: { CoverageHours, CoverageCost } }) =>
      dayItem(RESERVED_INSTANCE, service, Start, {
        ...{ unit: 'Hours', currency: 'USD' },
        covered: CoverageHours.ReservedHours,
        notCovered: CoverageHours.OnDemandHours,
        total: CoverageHours.TotalRunningHours,
        onDemandCost: CoverageCost?.OnDemandCost ?? null,
      })
    )
  );
}
