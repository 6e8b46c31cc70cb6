import { median } from '../../combine/median.ts';
import { newCusum, pushCusum, type Cusum } from '../cusum.ts';
import { costBaseline } from './cost-baseline.ts';
import { ownLimit, rememberSize, type OwnSizes } from './own-limit.ts';

/** What is known of a bill, day after day. */
export interface CostWatch {
  readonly m: number;
  /** The days so far, strange ones replaced by what was expected. */
  readonly clean: number[];
  /** What ordinary days missed the near and the far expectation by. */
  readonly errors: { readonly near: number[]; readonly far: number[] };
  readonly sizes: { readonly single: OwnSizes; readonly sum: OwnSizes };
  readonly cusum: Cusum;
  /** Day from which the sum has been rising. */
  rising: number;
}

export interface JudgedDay {
  readonly expected: number;
  /** Distance from the expectation in spreads, and as a share of it. */
  readonly z: number;
  readonly share: number;
  /** 1 and more: beyond the limit, alone or with the days before it … */
  readonly single: number;
  readonly sum: number;
  /** … whose last three are off by this share. */
  readonly recentShare: number;
}

const SPREAD_DAYS = 56;
/** A spread that rests on few errors is widened by 1 + this / number of errors. */
const FEW = 6;
/** Smallest believable spread, as a share of the expectation. */
const LEAST_SPREAD = 0.004;
/** Half of the false alarms are left to single days; a sum that is high stays so for days, of which the first counts. */
const SINGLE_SHARE = 0.5;
const SUM_SHARE = 1.5;
/** Limits assumed until a bill has shown its own. */
const USUAL_SINGLE = 3.5;
const USUAL_SUM = 15;
/** An alarm counts as a size at most so far beyond the limit. */
const BEYOND = 1.2;

export function newCostWatch(m: number): CostWatch {
  const sizes = { single: { sizes: [] }, sum: { sizes: [] } };
  return { m, clean: [], errors: { near: [], far: [] }, sizes, cusum: newCusum(), rising: 0 };
}

/** Judges a day by those before it and adds it to the sum. @returns null while too little is known */
export function judgeDay(watch: CostWatch, value: number, falseAlarmRate: number): JudgedDay | null {
  const { clean, errors, sizes, cusum } = watch;
  const baseline = costBaseline(clean, watch.m);
  if (!baseline) return null;
  const { near, far } = baseline;
  const nearSpread = Math.max(LEAST_SPREAD * Math.abs(far), spreadOf(errors.near));
  const farSpread = Math.max(LEAST_SPREAD * Math.abs(far), spreadOf(errors.far));
  if (cusum.up === 0 && cusum.down === 0) watch.rising = clean.length;
  const sum = Math.abs(pushCusum(cusum, value - far, farSpread));
  const z = ratio(value - near, nearSpread);
  const recent = errors.far.slice(-2).reduce((total, error) => total + error, value - far) / 3;
  return {
    expected: near,
    z,
    share: ratio(Math.abs(value - near), Math.abs(near)),
    single: Math.abs(z) / ownLimit(sizes.single, SINGLE_SHARE * falseAlarmRate, USUAL_SINGLE),
    sum: sum / ownLimit(sizes.sum, SUM_SHARE * falseAlarmRate, USUAL_SUM),
    recentShare: ratio(Math.abs(recent), Math.abs(far)),
  };
}

/** Learns an ordinary day. */
export function learnDay(watch: CostWatch, value: number, day: JudgedDay | null): void {
  const baseline = costBaseline(watch.clean, watch.m);
  watch.clean.push(value);
  if (!baseline || !day) return;
  watch.errors.near.push(value - baseline.near);
  watch.errors.far.push(value - baseline.far);
  rememberSize(watch.sizes.single, Math.abs(day.z));
  rememberSize(watch.sizes.sum, sumSize(watch));
  if (day.sum >= 1) resetSum(watch);
}

/** An alarm counts once among the ordinary days, as just above the limit: limits learned only from days below them would sink. */
export function learnAlarm(watch: CostWatch, { z, single, sum }: JudgedDay): void {
  rememberSize(watch.sizes.single, single > BEYOND ? (BEYOND * Math.abs(z)) / single : Math.abs(z));
  rememberSize(watch.sizes.sum, sum > BEYOND ? (BEYOND * sumSize(watch)) / sum : sumSize(watch));
}

export function resetSum({ cusum }: CostWatch): void {
  cusum.up = cusum.down = 0;
}

function sumSize({ cusum }: CostWatch): number {
  return Math.max(cusum.up, cusum.down);
}

/** Beyond all limits where nothing ever strayed. */
function ratio(value: number, unit: number): number {
  if (value === 0) return 0;
  return unit > 0 ? Math.max(-1e9, Math.min(1e9, value / unit)) : 1e9 * Math.sign(value);
}

function spreadOf(errors: readonly number[]): number {
  const recent = errors.slice(-SPREAD_DAYS);
  return recent.length === 0 ? 0 : 1.4826 * median(recent.map(Math.abs)) * (1 + FEW / recent.length);
}
