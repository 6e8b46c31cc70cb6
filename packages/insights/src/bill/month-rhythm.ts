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

/** One turn of a month, told by the index of its first day. */
interface Turn {
  readonly first: number;
  /** What each of its days costs more than its weekday; 0 when it does not stand out. */
  readonly excess: readonly number[];
}

/**
 * What a day costs more than its weekday because of where in the month it lies, as far as months before have shown it: the middle of
 * the last three, so that at least two of them must agree; of fewer, the least. Each day by earlier months alone.
 * @param y metered cost per day
 * @param from the first day, epoch ms UTC
 * @param ahead days behind the end of `y` for which it is told as well
 * @returns per day; 0 where nothing recurs
 */
export function monthRhythm(y: readonly number[], from: number, ahead = 0): readonly number[] {
  const rhythm = new Array<number>(y.length + ahead).fill(0);
  const turns = turnsOf(y, from, rhythm.length);
  turns.forEach(({ first }, i) => {
    // A turn that is not over yet teaches nothing.
    const earlier = turns.slice(0, i).filter((turn) => turn.first + AFTER <= y.length);
    const recent = earlier.slice(-MONTHS);
    for (let k = -BEFORE; k < AFTER; k++) {
      const t = first + k;
      if (t >= 0 && t < rhythm.length) rhythm[t] = agreed(recent.map(({ excess }) => excess[k + BEFORE] as number));
    }
  });
  return rhythm;
}

/** The days without what they cost more about the turns of months, so that it is not learned as a level. */
export function withoutTurns(y: readonly number[], from: number): readonly number[] {
  const plain = [...y];
  for (const { first, excess } of turnsOf(y, from, y.length)) {
    excess.forEach((more, i) => {
      const t = first - BEFORE + i;
      if (more > 0) plain[t] = (plain[t] as number) - more;
    });
  }
  return plain;
}

function turnsOf(y: readonly number[], from: number, length: number): readonly Turn[] {
  const turns: Turn[] = [];
  for (let month = shiftPeriod(from, 'month', 1); ; month = shiftPeriod(month, 'month', 1)) {
    const first = (month - from) / DAY_MS;
    if (first - BEFORE >= length) return turns;
    turns.push({ first, excess: excessesOf(y, first) });
  }
}

function agreed(excess: readonly number[]): number {
  const sorted = [...excess].sort((a, b) => a - b);
  return sorted[sorted.length === MONTHS ? 1 : 0] ?? 0;
}

function excessesOf(y: readonly number[], first: number): readonly number[] {
  const outside = (t: number) => t < first - BEFORE || t >= first + AFTER;
  const changes: number[] = [];
  for (let t = first - 3 * WEEK; t < first + 3 * WEEK; t++) {
    if (outside(t) && outside(t - WEEK)) changes.push(Math.abs((y[t] ?? NaN) - (y[t - WEEK] ?? NaN)));
  }
  const usual = middle(changes);
  return Array.from({ length: BEFORE + AFTER }, (_, i) => {
    const t = first - BEFORE + i;
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
