/** Overall weighted average of M4: the mean of sMAPE and MASE, each relative to the reference's (Naive2), over a set. */
export function owa(
  own: { readonly smape: number; readonly mase: number },
  reference: { readonly smape: number; readonly mase: number }
): number {
  return (own.smape / reference.smape + own.mase / reference.mase) / 2;
}
