import type { DetectorOptions } from './detection.ts';
import { newRefractory, type Refractory } from './refractory.ts';
import { newSeasonProfile, type SeasonProfile } from './season-profile.ts';
import { newSignals, type SignalState } from './signals.ts';
import { MEMORY, TUNING, type MemoryRule } from './tuning.ts';
import { newSeasonSearch, type SeasonSearch } from './season-search.ts';

export interface DetectorState {
  readonly options: Required<Omit<DetectorOptions, 'seasons' | 'memory'>> & { readonly memory: 'long' | 'short' | null };
  /** Where seasons are still looked for. */
  readonly search: SeasonSearch | null;
  seasons: SeasonProfile[];
  readonly signals: SignalState;
  readonly refractory: Refractory;
  /** The episode that is going on: summed distance from the expectation, and values since its last strange one. */
  readonly episode: { severity: number; quiet: number };
  time: number;
}

/** Assumed length of a day in values until a season is known. */
const UNKNOWN_DAY = 144;

export function newDetectorState(options: DetectorOptions): DetectorState {
  const seasons = [...(options.seasons ?? [])].filter((length) => length >= 2).map(Math.round);
  return {
    options: {
      falseAlarmRate: options.falseAlarmRate ?? 1e-3,
      nonNegative: options.nonNegative ?? false,
      direction: options.direction ?? 'both',
      memory: options.memory ?? null,
      warmUp: options.warmUp ?? 20,
    },
    search: options.seasons ? null : newSeasonSearch(),
    seasons: seasons.sort((a, b) => a - b).map(newSeasonProfile),
    signals: newSignals(seasons[0] ?? UNKNOWN_DAY),
    refractory: newRefractory(),
    episode: { severity: 0, quiet: 0 },
    time: 0,
  };
}

/** The shortest season: what the memories of the detector are measured by. */
export function dayOf({ seasons }: DetectorState): number {
  return seasons[0]?.length ?? UNKNOWN_DAY;
}

export function memoryOf(state: DetectorState): MemoryRule {
  return MEMORY[state.options.memory ?? (dayOf(state) <= TUNING.coarse ? 'short' : 'long')];
}
