import type { DetectorOptions } from './detection.ts';
import { newEpisode, type Episode } from './episode.ts';
import { newRefractory, type Refractory } from './refractory.ts';
import { newSeasonProfile, type SeasonProfile } from './season-profile.ts';
import { LEAST_DAY, newSeasonSearch, type SeasonSearch } from './season-search.ts';
import { newSignals, type SignalState } from './signals.ts';
import { newRanges, type Ranges } from './strangeness.ts';
import { COARSE_DAY, FALSE_ALARM_RATE, MEMORY, type MemoryRule } from './tuning.ts';

/** All a detector knows, as plain JSON. */
export interface DetectorState {
  readonly options: Required<Omit<DetectorOptions, 'seasons' | 'memory'>> & Pick<DetectorOptions, 'memory'>;
  /** Where a season is still looked for. */
  readonly search: SeasonSearch | null;
  seasons: SeasonProfile[];
  readonly signals: SignalState;
  readonly ranges: Ranges;
  readonly refractory: Refractory;
  readonly episode: Episode;
  time: number;
}

/** Assumed length of a day in values until a season is known. */
const UNKNOWN_DAY = 144;

export function newDetectorState(options: DetectorOptions): DetectorState {
  const lengths = (options.seasons ?? []).map(Math.round).filter((length) => length >= 2);
  lengths.sort((a, b) => a - b);
  return {
    options: {
      falseAlarmRate: options.falseAlarmRate ?? FALSE_ALARM_RATE,
      nonNegative: options.nonNegative ?? false,
      direction: options.direction ?? 'both',
      warmUp: options.warmUp ?? 0,
      ...(options.memory && { memory: options.memory }),
    },
    search: options.seasons ? null : newSeasonSearch(),
    seasons: lengths.map(newSeasonProfile),
    signals: newSignals(lengths[0] ?? UNKNOWN_DAY),
    ranges: newRanges(),
    refractory: newRefractory(),
    episode: newEpisode(),
    time: 0,
  };
}

/** The shortest season: what all memories are measured by; of those learned, only what may be a day. */
export function dayOf({ seasons, search }: DetectorState): number {
  const length = seasons[0]?.length ?? 0;
  return length >= (search ? LEAST_DAY : 1) ? length : UNKNOWN_DAY;
}

export function memoryOf({ options }: DetectorState, day: number): MemoryRule {
  return MEMORY[options.memory ?? (day <= COARSE_DAY ? 'short' : 'long')];
}
