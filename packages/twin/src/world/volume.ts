import { daysInMonth, monthOf } from './calendar.ts';
import type { Asset } from './inventory.ts';
import { usedOn } from './inventory.ts';
import type { World } from './world.ts';

/** What a volume or snapshot holds, GB: it is charged by the month, day by day. */
export function volumeGigabytes(asset: Asset, world: World, day: number): number {
  return Math.max(1, Math.round(usedOn(asset, world, day) * daysInMonth(monthOf(day))));
}

/** `gp3` */
export function volumeTypeOf({ lines }: Asset): string {
  return lines[0]?.usageType.split('.').at(-1) ?? 'gp3';
}
