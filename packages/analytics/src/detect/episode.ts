/** An excursion that is going on: summed distance from the expectation, and values since its last strange one. */
export interface Episode {
  severity: number;
  quiet: number;
}

/** It ends after so many days without a strange value. */
const QUIET_DAYS = 0.25;

export function newEpisode(): Episode {
  return { severity: 0, quiet: 0 };
}

/** @returns what the excursion has amounted to so far, 0 outside of one */
export function followEpisode(episode: Episode, distance: number, strange: boolean, day: number): number {
  if (!strange && ++episode.quiet > QUIET_DAYS * day) episode.severity = 0;
  if (!strange) return episode.severity;
  episode.quiet = 0;
  return (episode.severity += distance);
}
