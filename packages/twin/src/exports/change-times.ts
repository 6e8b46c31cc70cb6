import { CLOSING_DAYS, REFRESH_MS, refreshOf } from '../world/arrival.ts';
import { DAY_MS, firstDayOf } from '../world/calendar.ts';
import type { World } from '../world/world.ts';

/** When the bill of a month becomes final and has its invoice. */
export function closingOf(month: number): number {
  return (firstDayOf(month + 1) + CLOSING_DAYS) * DAY_MS;
}

function restatedAt(world: World, month: number): number[] {
  const from = firstDayOf(month);
  const to = firstDayOf(month + 1);
  const times = new Set<number>();
  for (const { restatements } of world.lines) {
    for (const { fromDay, toDay, publishedAt } of restatements) {
      if (fromDay < to && toDay > from) times.add(refreshOf(publishedAt + REFRESH_MS - 1));
    }
  }
  return [...times];
}

/**
 * The latest refreshes up to `asOf` that changed the bill of a month, newest first: every refresh until the month closes,
 * and later those that publish a restatement. Empty before the month's first charges.
 */
export function changeTimes(world: World, month: number, asOf: number, count: number): readonly number[] {
  const first = firstDayOf(month) * DAY_MS + REFRESH_MS;
  const times = restatedAt(world, month).filter((time) => time <= asOf && time > closingOf(month));
  for (let time = Math.min(refreshOf(asOf), closingOf(month)), i = 0; i < count && time >= first; i++) {
    times.push(time);
    time -= REFRESH_MS;
  }
  return times.sort((a, b) => b - a).slice(0, count);
}
