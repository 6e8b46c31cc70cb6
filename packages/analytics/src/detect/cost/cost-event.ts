export interface CostOptions {
  /** Days of a week, or another season. Default 7. */
  readonly seasonLength?: number;
  /** Days whose charge is known beforehand (first of the month, renewals): neither judged nor learned from. */
  readonly known?: readonly boolean[];
  /** Share of ordinary days that may be called strange. Default 1/100. */
  readonly falseAlarmRate?: number;
  /** Default 'both'; 'up' leaves savings alone. */
  readonly direction?: 'both' | 'up' | 'down';
  /** Events of less than this, in money, are left out. Default 0. */
  readonly leastImpact?: number;
}

/** Days on which more, or less, was spent than expected. */
export interface CostEvent {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Day on which it could be told: nothing after it was needed. */
  readonly detectedAt: number;
  /** Few days; a step that stays; a slow climb. */
  readonly kind: 'spike' | 'level' | 'gradual';
  /** Σ (actual − expected) over the event, in units of y: negative for less than expected. */
  readonly impact: number;
  /** 0 … 1, of its strangest day. */
  readonly score: number;
  /** What was expected on each of its days. */
  readonly expected: readonly number[];
}
