import type { Decimal } from '@smartcloudops/focus';

import type { CurValues } from './to-focus.ts';

/**
 * The amortised cost of a line: fees of reservations and savings plans count where they are used, and what was not used
 * counts on the fee's line. Source: AWS, "Understanding savings plans" / "Understanding your reservations" in the CUR user
 * guide; the amounts add up to Cost Explorer's AmortizedCost.
 * @returns null when the report lacks the columns that this kind of line needs; it is never guessed.
 */
export function effectiveCost(line: CurValues): Decimal | null {
  switch (line.lineItemType) {
    case 'SavingsPlanCoveredUsage':
      return line.savingsPlanEffectiveCost;
    case 'SavingsPlanRecurringFee':
      return line.savingsPlanCommitment === null ? null : line.savingsPlanCommitment - (line.savingsPlanUsed ?? 0n);
    case 'SavingsPlanNegation':
    case 'SavingsPlanUpfrontFee':
      return 0n;
    case 'DiscountedUsage':
      return line.reservationEffectiveCost;
    case 'RIFee':
      return line.reservationUnusedUpfront === null && line.reservationUnusedRecurring === null
        ? null
        : (line.reservationUnusedUpfront ?? 0n) + (line.reservationUnusedRecurring ?? 0n);
    case 'Fee':
      if (line.reservationArn !== null) return 0n;
      // The upfront fee of a reservation, in a report that leaves the reservations' columns out.
      return line.usageType?.includes('HeavyUsage') ? null : line.unblendedCost;
    default:
      return line.unblendedCost;
  }
}
