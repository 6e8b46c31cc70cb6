import { costBaseline } from './cost-baseline.ts';
import type { CostEvent, CostOptions } from './cost-event.ts';
import { judgeDay, learnAlarm, learnDay, newCostWatch, resetSum } from './cost-watch.ts';
import { asCostEvent, followEvent, LEAST_SHARE, openEvent, type OpenEvent } from './open-event.ts';

/** So many ordinary days end an event. */
const QUIET = 2;
/** After so many weeks a new level is no longer strange but the level. */
const ACCEPTED_WEEKS = 8;

/**
 * Events in a daily bill. Each day is judged by the days before it alone: by its own distance from what the last days and its weekday
 * let expect (spike, level), and by the cumulative sum of distances from the level and growth of the last weeks (gradual). Limits are
 * quantiles of the bill's own ordinary days. Strange days are not learned from until they have lasted eight weeks; differences of less
 * than 8 % are never told.
 * @param y cost per day; NaN is a missing day
 * @returns events in the order of their days; nothing in the first three weeks
 */
export function detectCostAnomalies(y: readonly number[], options: CostOptions = {}): readonly CostEvent[] {
  const { seasonLength: m = 7, known = [], falseAlarmRate = 0.01, direction = 'both', leastImpact = 0 } = options;
  const watch = newCostWatch(m);
  const events: CostEvent[] = [];
  let open: OpenEvent | null = null;
  /** Closes the event before `end`; from `accepted` on the days are learned as they were. */
  const close = (event: OpenEvent, end: number, accepted: number, now: number) => {
    const told = asCostEvent(event, y, end);
    const wanted = direction === 'both' || (direction === 'up') === told.impact > 0;
    if (wanted && Math.abs(told.impact) >= leastImpact) events.push(told);
    for (let t = accepted; t <= now; t++) if (isJudged(y, known, t)) watch.clean[t] = y[t] as number;
    resetSum(watch);
    open = null;
  };
  y.forEach((value, t) => {
    if (!isJudged(y, known, t)) {
      const usual = costBaseline(watch.clean, m)?.near ?? watch.clean.at(-1) ?? 0;
      watch.clean.push(usual);
      open?.expected.push(known[t] ? value : usual);
      return;
    }
    const day = judgeDay(watch, value, falseAlarmRate);
    if (open && day) {
      followEvent(open, watch, day);
      const end = t + 1 - QUIET;
      if (open.quiet >= QUIET) close(open, end, end, t);
      else if (t + 1 - open.start >= ACCEPTED_WEEKS * m) close(open, t + 1, open.start, t);
    } else if (
      day &&
      ((day.single >= 1 && day.share >= LEAST_SHARE) || (day.sum >= 1 && day.recentShare >= LEAST_SHARE))
    ) {
      learnAlarm(watch, day);
      open = openEvent(watch, day, y);
    } else learnDay(watch, value, day);
  });
  if (open) close(open, y.length - (open as OpenEvent).quiet, y.length, y.length);
  return events;
}

function isJudged(y: readonly number[], known: readonly boolean[], t: number): boolean {
  return Number.isFinite(y[t]) && !known[t];
}
