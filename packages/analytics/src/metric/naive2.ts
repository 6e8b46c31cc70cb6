import { seasonalIndices } from '../season/classical-decomposition.ts';
import { isSeasonal } from '../season/is-seasonal.ts';

/** M4's benchmark: the last value of the seasonally adjusted series, with the season put back when the M4 test finds one. */
export function naive2(y: readonly number[], horizon: number, seasonLength: number): number[] {
  const last = y.at(-1) ?? 0;
  if (!isSeasonal(y, seasonLength)) return new Array<number>(horizon).fill(last);
  const { kind, indices } = seasonalIndices(y, seasonLength, y.every((v) => v > 0) ? 'multiplicative' : 'additive');
  const index = (t: number) => indices[t % seasonLength] as number;
  const [lastIndex, n] = [index(y.length - 1), y.length];
  return Array.from({ length: horizon }, (_, h) =>
    kind === 'multiplicative' ? (last / lastIndex) * index(n + h) : last - lastIndex + index(n + h)
  );
}
