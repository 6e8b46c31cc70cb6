import type { Dimension } from '@smartcloudops/focus';

import type { AccountDirectory } from './account-book.ts';

/** Dimensions that say something of a charge's account, which others than the charge may know better. */
export type AccountDimension = Extract<Dimension, 'SubAccountName' | 'x_OrganizationalUnit'>;

export const isAccountDimension = (dimension: Dimension): dimension is AccountDimension =>
  dimension === 'SubAccountName' || dimension === 'x_OrganizationalUnit';

/** What a charge's own columns say of its account. */
export interface ChargedAccount {
  /** SubAccountId */
  readonly id: string | null;
  /** SubAccountName as the bill had it when it was loaded. */
  readonly name: string | null;
}

/** The value that a charge has: as the directory says, or else as the charge itself does. */
export function accountValue(
  directory: AccountDirectory,
  dimension: AccountDimension,
  { id, name }: ChargedAccount
): string | null {
  const known = id === null ? undefined : directory.get(id);
  return dimension === 'SubAccountName' ? (known?.name ?? name) : (known?.unit ?? null);
}
