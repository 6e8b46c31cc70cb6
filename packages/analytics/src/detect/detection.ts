/** What a strange value looks like. */
export type AnomalyKind = 'spike' | 'dip' | 'level-shift' | 'drift' | 'shape';

export interface DetectorOptions {
  /**
   * Lengths of the seasons in points, for instance a day and a week; absent: a day is learned from the values seen so far, which
   * takes longer and finds less. `seasonsOfStep` tells them by the distance of the values. */
  readonly seasons?: readonly number[];
  /**
   * Share of ordinary days (shortest seasons) with an alert, at most. Default about 1/3, which on ordinary telemetry is one alert in ten
   * days, on pure noise one in three to six.
   */
  readonly falseAlarmRate?: number;
  /** Values are never negative: the lower bound is not either. */
  readonly nonNegative?: boolean;
  /** Which side of the expectation is reported. Default 'both'. */
  readonly direction?: 'both' | 'up' | 'down';
  /**
   * 'long': an excursion is strange if there was none like it for months; 'short': also if there was one last week. Default: short
   * if a day has at most 24 values, long otherwise.
   */
  readonly memory?: 'long' | 'short';
  /** No alert during the first so many values. Default 0: the first 20 are learned from anyway. */
  readonly warmUp?: number;
}

export interface Detection {
  /** 0 … 1: one minus the share of ordinary days with anything at least as strange. Repeats within an episode score lower. */
  readonly score: number;
  readonly alert: boolean;
  /** What was expected before the value was seen, in units of y; null while nothing is known. */
  readonly expected: number | null;
  /** Range of usual values about it. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** null: ordinary. */
  readonly kind: AnomalyKind | null;
  /** Distance from the expectation, summed while the episode lasts, in units of y (of money for costs). */
  readonly severity: number;
}
