/**
 * How much each factor of a product contributed to its change: the Shapley value of the factors, which is the mean over all orders
 * in which they could have changed one after the other. The effects add up to `∏after − ∏before` (within rounding), two factors that
 * changed alike have like effects, a factor that did not change has none, and zeros and changes of sign are as good as any value.
 *
 * Known in energy economics as the Shapley/Sun decomposition: J. W. Sun (1998), "Changes in energy consumption and energy intensity: a
 * complete decomposition model", Energy Economics 20(1); J. Albrecht, D. François, K. Schoors (2002), "A Shapley decomposition of carbon
 * emissions without residuals", Energy Policy 30(9).
 *
 * @param before factors then @param after the same factors now @returns one effect per factor, in the unit of the product
 * @throws RangeError when there are not as many factors now as then
 */
export function productEffects(before: readonly number[], after: readonly number[]): readonly number[] {
  if (before.length !== after.length) {
    throw new RangeError(`There are ${before.length} factors before and ${after.length} after the change.`);
  }
  const weights = shareOfOrders(before.length);
  return before.map((own, i) => {
    const change = (after[i] ?? 0) - own;
    if (change === 0) return 0;
    return change * others(before, after, i).reduce((sum, product, size) => sum + product * (weights[size] ?? 0), 0);
  });
}

/** For each number of other factors that changed earlier: the sum over all such sets of the product of the other factors. */
function others(before: readonly number[], after: readonly number[], except: number): readonly number[] {
  let sums = [1];
  for (let j = 0; j < before.length; j += 1) {
    if (j === except) continue;
    const [then, now] = [before[j] ?? 0, after[j] ?? 0];
    const next = Array.from({ length: sums.length + 1 }, () => 0);
    for (const [size, sum] of sums.entries()) {
      next[size] = (next[size] ?? 0) + sum * then;
      next[size + 1] = (next[size + 1] ?? 0) + sum * now;
    }
    sums = next;
  }
  return sums;
}

/** Of all orders of n factors, the share in which one given set of so many comes before a factor: s! (n − s − 1)! / n!. */
function shareOfOrders(n: number): readonly number[] {
  const factorials = [1];
  for (let i = 1; i <= n; i += 1) factorials.push((factorials[i - 1] ?? 1) * i);
  return Array.from(
    { length: n },
    (_, size) => ((factorials[size] ?? 1) * (factorials[n - size - 1] ?? 1)) / (factorials[n] ?? 1)
  );
}
