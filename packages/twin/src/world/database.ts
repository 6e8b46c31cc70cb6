import { daysInMonth, monthOf } from './calendar.ts';
import type { Asset } from './inventory.ts';
import { usedOn } from './inventory.ts';
import type { World } from './world.ts';

/** Storage of a database where the bill does not tell of it, GB. */
const PLAIN = 100;

/** Allocated storage, GB. */
export function allocatedGigabytes(asset: Asset, world: World, day: number): number {
  const kept = usedOn(asset, world, day, /RDS:GP3-Storage$/) * daysInMonth(monthOf(day));
  return Math.max(PLAIN, Math.round(kept));
}
