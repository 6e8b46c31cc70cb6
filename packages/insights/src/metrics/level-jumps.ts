import type { KnownStep } from '@smartcloudops/analytics';

/** A change from one step to the next counts as a jump when it is so many usual changes away from the usual one. */
const UNUSUAL = 10;
/** Share of it that has to last: a weekend is no jump. */
const LASTING = 0.5;

/**
 * Jumps of the level that somebody made: a disk that was extended, a machine that was replaced. They have happened; a forecast must
 * not take them for a rhythm, nor count on the next one. Each is told from the usual changes (their median and the mean deviation from
 * it, which whole numbers that seldom change do not make zero) and from the season, over which it has to last.
 */
export function levelJumps(y: readonly number[], seasonLength: number): readonly KnownStep[] {
  const changes = y.slice(1).map((value, i) => value - (y[i] ?? NaN));
  const known = changes.filter((change) => !Number.isNaN(change));
  if (known.length < 2 * seasonLength) return [];
  const usual = median(known);
  const spread = known.reduce((sum, change) => sum + Math.abs(change - usual), 0) / known.length;
  return changes.flatMap((change, i): KnownStep[] => {
    const jump = change - usual;
    if (!(Math.abs(jump) > UNUSUAL * spread)) return [];
    const at = i + 1;
    const before = y.slice(Math.max(0, at - seasonLength), at);
    const after = y.slice(at, at + seasonLength);
    const moved = median(after) - median(before) - usual * ((before.length + after.length) / 2);
    const lasts = moved * Math.sign(jump) >= LASTING * Math.abs(jump);
    return lasts ? [{ at: at - y.length, change: jump, kind: 'level' }] : [];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}
