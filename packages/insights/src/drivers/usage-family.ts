/** The short code of a region that providers put in front of a usage type: `EUC1-BoxUsage:m5.large`. */
const REGION_CODE = /^[A-Z]{2,4}\d?-(?=[A-Z])/;
/** A size at its end: `:m5.large`. */
const SIZE = /:[a-z][^:]*$/;

/** A usage type without its region, by which usage that moved is known again. */
export function withoutRegion(usageType: string | null): string | null {
  return usageType?.replace(REGION_CODE, '') ?? null;
}

/** What usage types of one unit have in common when their quantities may be added: all sizes of one thing, wherever it is. */
export function familyOf(usageType: string | null): string | null {
  return withoutRegion(usageType)?.replace(SIZE, '') ?? null;
}
