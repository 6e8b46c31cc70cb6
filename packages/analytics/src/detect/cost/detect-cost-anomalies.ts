import { costBaseline } from './cost-baseline.ts';
import type { CostEvent, CostOptions } from './cost-event.ts';
import { costThreshold, tailScore } from './cost-threshold.ts';

/** Excess of a climb counts from so many spreads a day. */
const SLACK = 0.5;
/** One day adds at most so much to the sum: a climb is many days. */
const MOST = 3;
/** After so many weeks a new level is no longer strange but the level. */
const ACCEPTED_WEEKS = 8;
/** Ordinary days that end an event. */
const QUIET = 2;

/**
 * Events in a daily bill. Each day is judged by the days before it alone; strange days are not learned from until their level has
 * lasted eight weeks. A day is strange by itself (spike), or by the cumulative sum of the days before it (level, gradual).
 * @param y cost per day; NaN is a missing day
 * @see Page (1954), Continuous inspection schemes. Biometrika 41, 100–115; Sen (1968), JASA 63, 1379–1389.
 */
export function detectCostAnomalies(y: readonly number[], options: CostOptions = {}): readonly CostEvent[] {
  const { seasonLength: m = 7, known = [], falseAlarmRate = 0.01, direction = 'both', leastImpact = 0 } = options;
  const threshold = costThreshold(falseAlarmRate);
  const clean: number[] = [];
  const residuals: number[] = [];
  const events: CostEvent[] = [];
  let open: { start: number; detectedAt: number; kind: CostEvent['kind']; expected: number[]; worst: number; quiet: number } | null = null;
  let [up, down] = [0, 0];
  const close = (end: number) => {
    if (!open) return;
    const expected = open.expected.slice(0, end - open.start);
    const impact = expected.reduce((sum, e, i) => sum + ((y[(open as { start: number }).start + i] as number) || e) - e, 0);
    const kind = open.kind === 'spike' && end - open.start > m ? 'level' : open.kind;
    if (Math.abs(impact) >= leastImpact) {
      events.push({ start: open.start, end, detectedAt: open.detectedAt, kind, impact, score: tailScore(open.worst), expected });
    }
    open = null;
  };
  y.forEach((value, t) => {
    const baseline = costBaseline(clean, residuals, m);
    if (!baseline || Number.isNaN(value) || known[t]) {
      clean.push(baseline && (Number.isNaN(value) || known[t]) ? baseline.expected : value);
      residuals.push(NaN);
      if (open) open.expected.push(known[t] ? value : (baseline?.expected ?? value));
      return;
    }
    const z = (value - baseline.expected) / baseline.spread;
    const capped = Math.max(-MOST, Math.min(MOST, z));
    up = Math.max(0, up + capped - SLACK);
    down = Math.max(0, down - capped - SLACK);
    const single = Math.abs(z);
    const summed = (z > 0 ? up : down) / threshold.sums;
    const sided = direction === 'both' || (direction === 'up') === z > 0;
    const strength = sided ? Math.max(single / threshold.single, summed) : 0;
    const strange = strength >= 1;
    if (strange && !open) {
      open = { start: t, detectedAt: t, kind: single >= threshold.single ? 'spike' : 'gradual', expected: [], worst: 0, quiet: 0 };
    }
    if (open) {
      open.expected.push(baseline.expected);
      open.worst = Math.max(open.worst, strength);
      open.quiet = strange ? 0 : open.quiet + 1;
    }
    const accepted = open !== null && t - open.start >= ACCEPTED_WEEKS * m;
    clean.push(open && !accepted ? baseline.expected : value);
    residuals.push(open ? NaN : value - baseline.expected);
    if (open && accepted) {
      for (let s = open.start; s <= t; s++) clean[s] = y[s] as number;
      close(t + 1);
      up = down = 0;
    } else if (open && open.quiet >= QUIET) {
      close(t + 1 - QUIET);
      up = down = 0;
    }
  });
  close(y.length);
  return events;
}
