import { at } from '../../world/amount.ts';
import { DAY_MS, HOUR_MS, dayOf } from '../../world/calendar.ts';
import type { Monitored } from '../../world/meter.ts';
import { keyAt, uniform } from '../../world/random.ts';
import { demand, growth } from '../../world/rhythm.ts';

const { abs, floor, max, min, round } = Math;

/** How busy a resource is, per hour of a day relative to its average hour; computed once per day. */
interface DayLoad {
  /** Demand of the day without growth: fleets grow with it, single machines do not. */
  readonly pace: number;
  /** 24 weights around 1. */
  readonly hours: readonly number[];
  /** Volume of the day (requests, or hours of running). */
  readonly volume: number;
}

/** Loads per day of a resource, remembered while one metric is read. */
export function loadsOf(resource: Monitored): (day: number) => DayLoad {
  const known = new Map<number, DayLoad>();
  return (day) => {
    const found = known.get(day);
    if (found) return found;
    const hours = Array.from({ length: 24 }, (_, h) => 24 * (at(resource.accrual, h + 1) - at(resource.accrual, h)));
    const pace = demand(resource.key, resource.rhythm, day) / growth(resource.rhythm, day);
    const load = { pace, hours, volume: resource.volume(day) };
    known.set(day, load);
    return load;
  };
}

export function hourOf(time: number): number {
  return floor((time - dayOf(time) * DAY_MS) / HOUR_MS);
}

/** Noise around 1 within ± `width`, peaked at 1. */
export function wobble(key: number, time: number, width: number): number {
  const step = keyAt(key, floor(time / 60_000));
  return 1 + width * (uniform(step) + uniform(step ^ 0x2545f491) - 1);
}

/** An elastic instance runs around the day's peak: true within its hours. */
export function isRunning(hours: number, time: number): boolean {
  if (hours >= 24) return true;
  const distance = abs(hourOf(time) + 0.5 - 15);
  return min(distance, 24 - distance) < hours / 2;
}

const SLOTS = 12;

/**
 * Events of a day that fall into [from, to), a part of that day: hours follow the resource's accrual, five-minute slots
 * wobble, and all parts of a day add up to its whole number.
 */
export function countBetween(resource: Monitored, volume: number, from: number, to: number): number {
  const day = dayOf(from);
  const until = (time: number) => round(volume * shareUntil(resource, day, time - day * DAY_MS));
  return until(to) - until(from);
}

/** Share of a day's events in its first `elapsed` milliseconds. */
function shareUntil(resource: Monitored, day: number, elapsed: number): number {
  if (elapsed >= DAY_MS) return 1;
  const hour = floor(elapsed / HOUR_MS);
  const before = at(resource.accrual, hour);
  const inHour = (elapsed - hour * HOUR_MS) / HOUR_MS;
  return before + (at(resource.accrual, hour + 1) - before) * slotShare(keyAt(resource.key, day * 24 + hour), inHour);
}

/** A wobbling but rising way from 0 to 1. */
function slotShare(key: number, part: number): number {
  let sum = 0;
  let before = 0;
  const place = part * SLOTS;
  for (let slot = 0; slot < SLOTS; slot++) {
    const weight = 0.8 + 0.4 * uniform(keyAt(key, slot));
    sum += weight;
    before += weight * min(1, max(0, place - slot));
  }
  return before / sum;
}
