import { DAY_MS, shiftPeriod } from '@smartcloudops/focus';

/** Days about the turn of the month that may have a rhythm of their own: month-end jobs, charges of the first. */
const BEFORE = 3;
const AFTER = 3;
const WEEK = 7;
/** A day stands out by so many typical differences from the same weekdays around, and by a share of them. */
const DEVIATIONS = 3;
const LEAST = 0.03;
/** Months that tell what recurs. */
const MONTHS = 3;

/**
 * What a day costs more than its weekday because of where in the month it lies, as far as months before have shown it: the middle of
 * the last three, so that at least two of them must agree; of fewer, the least. Each day by earlier days alone.
 * @param y metered cost per day
 * @param from the first day, epoch ms UTC
 * @returns per day; 0 where nothing recurs
 */
export function monthRhythm(y: readonly number[], from: number): readonly number[] {
  const rhythm = new Array<number>(y.length).fill(0);
  const end = from + y.length * DAY_MS;
  const earlier: (readonly number[])[] = [];
  for (
    let first = shiftPeriod(from, 'month', 1);
    first - BEFORE * DAY_MS < end;
    first = shiftPeriod(first, 'month', 1)
  ) {
    const turn = (first - from) / DAY_MS;
    const recent = earlier.slice(-MONTHS);
    for (let k = -BEFORE; k < AFTER; k++) {
      const t = turn + k;
      if (t < 0 || t >= y.length) continue;
      rhythm[t] = agreed(recent.map((own) => own[k + BEFORE] as number));
    }
    earlier.push(excesses(y, turn));
  }
  return rhythm;
}

function agreed(excess: readonly number[]): number {
  const sorted = [...excess].sort((a, b) => a - b);
  return sorted[sorted.length === MONTHS ? 1 : 0] ?? 0;
}

/** By how much each day about a turn of the month stands above its weekday before and after; 0 when it does not stand out. */
function excesses(y: readonly number[], turn: number): readonly number[] {
  const outside = (t: number) => t < turn - BEFORE || t >= turn + AFTER;
  const changes: number[] = [];
  for (let t = turn - 3 * WEEK; t < turn + 3 * WEEK; t++) {
    if (outside(t) && outside(t - WEEK)) changes.push(Math.abs((y[t] ?? NaN) - (y[t - WEEK] ?? NaN)));
  }
  const usual = middle(changes);
  return Array.from({ length: BEFORE + AFTER }, (_, i) => {
    const t = turn - BEFORE + i;
    const level = middle([-2, -1, 1, 2].map((weeks) => y[t + weeks * WEEK] ?? NaN));
    const more = (y[t] ?? NaN) - level;
    return level > 0 && more > Math.max(DEVIATIONS * usual, LEAST * level) ? more : 0;
  });
}

/** Median of the finite values; NaN when there are none. */
function middle(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? NaN) + (sorted[sorted.length >> 1] ?? NaN)) / 2;
}
