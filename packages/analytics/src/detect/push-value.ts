import type { Detection } from './detection.ts';
import { dayOf, memoryOf, type DetectorState } from './detector-state.ts';
import { afterAlarms } from './refractory.ts';
import { advanceSeason, newSeasonProfile, seasonalExpectation } from './season-profile.ts';
import { inOrder, searchSeason } from './season-search.ts';
import { pushSignals } from './signals.ts';
import { pValueOf } from './surprise.ts';
import { TUNING } from './tuning.ts';

/** Spreads about the expectation within which most ordinary values lie. */
const USUAL = 4;
/** An episode ends after so many days without a value outside the bounds. */
const QUIET_DAYS = 0.25;

/** One step of the detector: expectation, strangeness, then everything learns. */
export function pushValue(state: DetectorState, value: number): Detection {
  const { options, signals } = state;
  learnSeason(state, value);
  const day = dayOf(state);
  const rule = memoryOf(state);
  const seasonal = nearestExpectation(state, value);
  const known = signals.level.count > 0;
  const expected = known ? (Number.isNaN(seasonal) ? signals.level.level : seasonal) : null;
  const reach = USUAL * signals.spread.spread;
  const lower = expected === null ? null : options.nonNegative ? Math.max(0, expected - reach) : expected - reach;
  const upper = expected === null ? null : expected + reach;
  for (const season of state.seasons) advanceSeason(season, value);
  state.time++;
  if (Number.isNaN(value)) {
    return { score: 0, alert: false, expected, lower, upper, kind: null, severity: state.episode.severity };
  }
  const strange = pushSignals(signals, value, value - seasonal, day, rule);
  const asked = options.direction === 'both' || (options.direction === 'up') === strange.side > 0;
  const early = state.time <= options.warmUp;
  const left = afterAlarms(state.refractory, asked && !early ? strange.size : 0, TUNING.alarm, rule.repeat, TUNING.refractory * day);
  const p = pValueOf(left);
  const alert = p <= options.falseAlarmRate;
  const outside = expected !== null && lower !== null && upper !== null && (value < lower || value > upper);
  followEpisode(state, expected === null ? 0 : Math.abs(value - expected), outside, alert, QUIET_DAYS * day);
  const kind = alert || outside ? strange.kind : null;
  return { score: 1 - p, alert, expected, lower, upper, kind, severity: state.episode.severity };
}

/** What the season says that explains the value best: it is strange only if no season expects it. */
function nearestExpectation({ seasons }: DetectorState, value: number): number {
  let nearest = NaN;
  for (const season of seasons) {
    const expected = seasonalExpectation(season);
    if (Number.isNaN(expected)) continue;
    if (Number.isNaN(nearest) || Math.abs(value - expected) < Math.abs(value - nearest)) nearest = expected;
  }
  return nearest;
}

function learnSeason(state: DetectorState, value: number): void {
  if (!state.search) return;
  const found = searchSeason(state.search, value);
  if (found === 1 || state.seasons[0]?.length === found) return;
  const season = newSeasonProfile(found);
  for (const seen of inOrder(state.search).slice(0, -1)) advanceSeason(season, seen);
  state.seasons = [season];
}

function followEpisode({ episode }: DetectorState, distance: number, outside: boolean, alert: boolean, most: number): void {
  episode.quiet = outside || alert ? 0 : episode.quiet + 1;
  if (episode.quiet > most) episode.severity = 0;
  else if (outside || alert) episode.severity += distance;
}
