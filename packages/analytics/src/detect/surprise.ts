/** Share of ordinary days on which something at least so strange is seen; measured on the given public series. */
export function pValueOf(strangeness: number): number {
  return strangeness > 0 ? 10 ** -strangeness : 1;
}
