import { z } from 'zod';

import { decimalText, readBody } from '../cost-explorer/read-body.ts';
import type { ItemBatch, SourceItem } from '../item-source.ts';
import { dayItem, SAVINGS_PLAN } from './day-item.ts';

const period = z.object({ Start: z.string(), End: z.string() });
const use = {
  Utilization: z.object({ TotalCommitment: decimalText, UsedCommitment: decimalText, UnusedCommitment: decimalText }),
  Savings: z.object({ NetSavings: decimalText.nullish(), OnDemandCostEquivalent: decimalText.nullish() }).nullish(),
};
const daysSchema = z.object({
  SavingsPlansUtilizationsByTime: z.array(z.object({ TimePeriod: period, ...use })).default([]),
});
const detailsSchema = z.object({
  SavingsPlansUtilizationDetails: z
    .array(z.object({ SavingsPlanArn: z.string(), Attributes: z.record(z.string(), z.string()).default({}), ...use }))
    .default([]),
  TimePeriod: period,
});

type Use = z.output<z.ZodObject<typeof use>>;

/** The currency of Cost Explorer's commitments; their amounts come without one. */
const CURRENCY = 'USD';

const amounts = ({ Utilization, Savings }: Use) => ({
  unit: CURRENCY,
  currency: CURRENCY,
  committed: Utilization.TotalCommitment,
  used: Utilization.UsedCommitment,
  unused: Utilization.UnusedCommitment,
  netSavings: Savings?.NetSavings ?? null,
  onDemandCost: Savings?.OnDemandCostEquivalent ?? null,
});

/** Use of all plans, an item per day. @throws AwsError `AWS_ANSWER_UNREADABLE` */
export function planDays(bodies: readonly string[]): ItemBatch {
  const days = bodies.flatMap(
    (body) => readBody(daysSchema, 'GetSavingsPlansUtilization', body).SavingsPlansUtilizationsByTime
  );
  const items = days.map(({ TimePeriod, ...rest }) => dayItem(SAVINGS_PLAN, null, TimePeriod.Start, amounts(rest)));
  return { kind: 'commitment-utilization', scope: null, items };
}

/** Each plan. @throws AwsError `AWS_ANSWER_UNREADABLE` */
export function plans(bodies: readonly string[]): ItemBatch {
  const items = bodies.flatMap((body) => {
    const { SavingsPlansUtilizationDetails, TimePeriod } = readBody(
      detailsSchema,
      'GetSavingsPlansUtilizationDetails',
      body
    );
    return SavingsPlansUtilizationDetails.map(({ SavingsPlanArn, Attributes: told, ...rest }): SourceItem => ({
      id: SavingsPlanArn,
      name: [told['SavingsPlansType'], told['PurchaseTerm'], told['PaymentOption']].filter(Boolean).join(', ') || null,
      at: null,
      attributes: {
        CommitmentDiscountId: SavingsPlanArn,
        CommitmentDiscountType: SAVINGS_PLAN,
        ServiceName: null,
        SubAccountId: told['AccountId'] ?? null,
        SubAccountName: told['AccountName'] ?? null,
        RegionId: told['Region'] === 'Any' ? null : (told['Region'] ?? null),
        plan: told['SavingsPlansType'] ?? null,
        instanceFamily: told['InstanceFamily'] ?? null,
        start: told['StartDateTime'] ?? null,
        end: told['EndDateTime'] ?? null,
        term: told['PurchaseTerm'] ?? null,
        paymentOption: told['PaymentOption'] ?? null,
        status: told['Status'] ?? null,
        hourlyCommitment: told['HourlyCommitment'] ?? null,
        recent: { from: TimePeriod.Start, to: TimePeriod.End, ...amounts(rest) },
      },
    }));
  });
  return { kind: 'commitment', scope: SAVINGS_PLAN, items };
}
