/**
 * Share of ordinary days on which something at least so strange is seen. In the given telemetry without its labelled anomalies it is
 * 10^−strangeness; on white noise, the worst case met, its square root, which is taken for both.
 */
export function pValueOf(strangeness: number): number {
  return 10 ** (-strangeness / 2);
}

/** The strangeness that ordinary days reach with this share. */
export function strangenessOf(pValue: number): number {
  return -2 * Math.log10(pValue);
}
