import type { Driver } from './driver.ts';
import type { ChargeSum } from './read-charges.ts';

const BY_CATEGORY: Readonly<Record<string, Driver>> = {
  Tax: 'tax',
  Credit: 'credits',
  Purchase: 'purchases',
  Adjustment: 'corrections',
};

/** The driver of what is no usage, whole; null for usage, which has factors. */
export function driverOfCharge({ told }: Pick<ChargeSum, 'told'>): Driver | null {
  if (told.ChargeClass === 'Correction') return 'corrections';
  if (told.CommitmentDiscountStatus === 'Unused') return 'unused-commitments';
  return BY_CATEGORY[told.ChargeCategory ?? ''] ?? null;
}
