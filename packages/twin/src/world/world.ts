import type { Account, Line } from './line.ts';
import type { Monitored } from './meter.ts';
import type { Truth } from './truth.ts';

export interface WorldOptions {
  /** Default 1. */
  readonly seed?: number;
  /** Days of history before now's day. Default 400. */
  readonly days?: number;
  /** Default 12. */
  readonly accounts?: number;
  /** Epoch ms. Default: the real clock's day. */
  readonly now?: number;
}

/** A company's AWS bill, whole: all days from `firstDay` (inclusive) to `endDay` (exclusive, some weeks past `now`). */
export interface Bill {
  readonly seed: number;
  readonly days: number;
  readonly now: number;
  readonly firstDay: number;
  readonly endDay: number;
  readonly accounts: readonly Account[];
  readonly lines: readonly Line[];
  /** What CloudWatch watches. */
  readonly monitored: readonly Monitored[];
}

/** The same seed gives the same charge for a day whatever `days` and `now` are. */
export interface World extends Bill {
  readonly truth: Truth;
}
