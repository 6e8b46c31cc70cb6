import { decimalToNumber } from '@smartcloudops/focus';

import type { Leaf } from './charge-groups.ts';
import type { DriverAmounts } from './driver.ts';
import type { Side } from './usage-change.ts';

/** One usage type made most of the change. */
const MOSTLY = 0.8;
/** All usage types of a family changed alike when what is particular to each is so much less than what they share. */
const ALIKE = 0.5;
/** Usage went from some types to others when what they lost and gained makes up for all but so much of it, … */
const BALANCED = 0.25;
/** … and one that lost and one that gained stand out by so much of it. */
const CLEARLY = 0.2;

type Lengths = Readonly<Record<Side, number>>;

/**
 * How the quantities of a family are best told: as a `shift`, when what some lost others gained; `together`, when they rose or fell
 * alike; else each by itself.
 */
export function quantityStory(
  leaves: readonly Leaf[],
  explained: readonly DriverAmounts[],
  lengths: Lengths
): 'shift' | 'together' | 'single' {
  if (isShift(leaves, lengths)) return 'shift';
  const effects = explained.map((amounts) => ({ volume: effect(amounts, 'volume'), mix: effect(amounts, 'mix') }));
  const sizes = effects.map(({ volume, mix }) => Math.abs(volume + mix));
  if (Math.max(...sizes) >= MOSTLY * sum(sizes)) return 'single';
  const own = sum(effects.map(({ mix }) => Math.abs(mix)));
  return own <= ALIKE * Math.abs(sum(effects.map(({ volume }) => volume))) ? 'together' : 'single';
}

function isShift(leaves: readonly Leaf[], lengths: Lengths): boolean {
  const rate = (leaf: Leaf, side: Side) => decimalToNumber(leaf[side]?.quantity ?? 0n) / lengths[side];
  const continuing = leaves.filter(({ before, after }) => before?.quantity && after?.quantity);
  const changes = continuing.map((leaf) => rate(leaf, 'after') - rate(leaf, 'before'));
  const gross = sum(changes.map(Math.abs));
  const standsOut = Math.max(...changes) >= CLEARLY * gross && Math.min(...changes) <= -CLEARLY * gross;
  return gross > 0 && standsOut && Math.abs(sum(changes)) <= BALANCED * gross;
}

const effect = (amounts: DriverAmounts, driver: 'volume' | 'mix') => decimalToNumber(amounts.get(driver) ?? 0n);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
