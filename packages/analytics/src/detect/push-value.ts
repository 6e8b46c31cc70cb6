import type { Detection } from './detection.ts';
import { dayOf, memoryOf, type DetectorState } from './detector-state.ts';
import { followEpisode } from './episode.ts';
import { boundsAbout, nearestExpectation } from './expectation.ts';
import { afterAlarms } from './refractory.ts';
import { advanceSeason, newSeasonProfile } from './season-profile.ts';
import { inOrder, LEAST_DAY, searchSeason } from './season-search.ts';
import { pushSignals } from './signals.ts';
import { weighStrangeness } from './strangeness.ts';
import { pValueOf, strangenessOf } from './surprise.ts';

/** One step of a detector: what was expected, how strange the value is, then everything learns from it. */
export function pushValue(state: DetectorState, value: number): Detection {
  const { options, signals } = state;
  const missing = !Number.isFinite(value);
  learnSeason(state, missing ? NaN : value);
  const day = dayOf(state);
  const rule = memoryOf(state, day);
  const { level, count } = signals.level;
  const typical = count > 0 ? level : NaN;
  const seasonal = nearestExpectation(state.seasons, missing ? typical : value);
  const usual = boundsAbout(Number.isNaN(seasonal) ? typical : seasonal, signals.spread.spread, options.nonNegative);
  for (const season of state.seasons) advanceSeason(season, missing ? NaN : value);
  state.time++;
  if (missing) return { score: 0, alert: false, ...usual, kind: null, severity: state.episode.severity };

  const seen = pushSignals(signals, value, value - seasonal, day);
  const { size, kind } = weighStrangeness(state.ranges, seen, day, rule);
  const distance = usual.expected === null ? 0 : value - usual.expected;
  const asked = options.direction === 'both' || (options.direction === 'up' ? distance > 0 : distance < 0);
  const counted = asked && state.time > options.warmUp ? size : 0;
  const alarm = strangenessOf(options.falseAlarmRate, rule);
  const left = afterAlarms(state.refractory, counted, alarm, day, rule);
  const p = pValueOf(left, rule);
  const alert = left >= alarm;
  const outside = usual.upper !== null && (value > usual.upper || value < (usual.lower as number));
  const severity = followEpisode(state.episode, Math.abs(distance), alert || (asked && outside), day);
  const point = distance < 0 ? 'dip' : 'spike';
  return { score: 1 - p, alert, ...usual, kind: alert ? (kind === 'point' ? point : kind) : null, severity };
}

/** A season found, and the week of seven days, replace those found before; they start from the values still remembered. */
function learnSeason(state: DetectorState, value: number): void {
  if (!state.search) return;
  const found = searchSeason(state.search, value);
  if (found === 1 || state.seasons[0]?.length === found) return;
  state.seasons = (found < LEAST_DAY ? [found] : [found, 7 * found]).map(newSeasonProfile);
  for (const seen of inOrder(state.search).slice(0, -1))
    for (const season of state.seasons) advanceSeason(season, seen);
}
