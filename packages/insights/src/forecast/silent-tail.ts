/** Some sellers report days late. */
const LATEST = 5;
const BEFORE = 28;
/** A group that was charged on so many of the days before does not stop for nothing. */
const DAILY = 0.9;

/**
 * How many days at the end are silent because their charges are late: zeros that may still change, of a group that was charged
 * nearly daily. They are unknown, not free.
 * @param y cost per day
 * @param changing how many days at the end may still change
 */
export function silentTail(y: readonly number[], changing: number): number {
  let silent = 0;
  while (silent < y.length && y[y.length - 1 - silent] === 0) silent++;
  if (silent === 0 || silent > Math.min(LATEST, changing)) return 0;
  const before = y.slice(0, y.length - silent).slice(-BEFORE);
  return before.length >= 7 && before.filter((v) => v !== 0).length >= DAILY * before.length ? silent : 0;
}
