import { decimalToNumber } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { CauseBook, CausePart } from './cause-book.ts';
import { factorOf } from './cause-factor.ts';
import type { Lengths } from './cause-factor.ts';
import type { ChargeGroup, Fee, Leaf } from './charge-groups.ts';
import type { Driver, DriverAmounts } from './driver.ts';
import type { Move } from './find-moves.ts';
import { isRecurring } from './explain-fee.ts';
import { quantityStory } from './quantity-story.ts';
import type { Side } from './usage-change.ts';
import { familyOf } from './usage-family.ts';

/** Usage of one family, and what was found of it. */
export interface ExplainedFamily {
  readonly leaves: readonly Leaf[];
  readonly explained: readonly DriverAmounts[];
  readonly lengths: Lengths;
  /** Services that the group used. */
  readonly services: Readonly<Record<Side, ReadonlySet<string | null>>>;
}

/** A price that changed for one usage type by so much of all there is to it is that one's, else the family's. */
const MOSTLY = 0.8;

export function causesOfFee(
  book: CauseBook,
  { keys }: ChargeGroup,
  { fee, amounts, days }: { readonly fee: Fee; readonly amounts: DriverAmounts; readonly days: Lengths['days'] }
): void {
  const { service } = fee;
  const none = { region: null, usageType: null, moved: null };
  const recurring = isRecurring(fee, days);
  const cost = (side: Side) => decimalToNumber(fee[side]?.cost ?? 0n);
  for (const [driver, amount] of amounts) {
    if (driver === 'period-length') {
      const factor = { before: [days.before, 1], after: [days.after, 1] } as const;
      book.add([], { ...none, driver, amount, keys: [], service: null, unit: null, factor });
    } else {
      const [then, now] = recurring ? [days.before, days.after] : [1, 1];
      const factor = { before: [cost('before'), then], after: [cost('after'), now] } as const;
      book.add([service, recurring], {
        ...none,
        driver,
        amount,
        keys,
        service,
        unit: recurring ? fee.unit : null,
        factor,
      });
    }
  }
}

/** Within a group only the price of another region remains; between groups, one pays less and one pays more. */
export function causesOfMove(book: CauseBook, { from, to }: Move): void {
  const [gone, began] = [-(from.before?.cost ?? 0n), to.after?.cost ?? 0n];
  if (from.group === to.group) {
    const moved = { from: from.region ?? '–', to: to.region ?? '–' };
    book.add([to.service, familyOf(to.usageType), moved], { ...partOf(to, 'moved', gone + began), moved });
    return;
  }
  const name = ({ group: { keys } }: Leaf) => keys.map((key) => key ?? '–').join(' / ');
  const moved = { from: name(from), to: name(to) };
  book.add([from.service, moved], { ...partOf(from, 'moved', gone), moved });
  book.add([to.service, moved], { ...partOf(to, 'moved', began), moved });
}

export function causesOfUsage(book: CauseBook, family: ExplainedFamily): void {
  const { leaves, explained, lengths } = family;
  const story = quantityStory(leaves, explained, lengths);
  const owners = { 'list-price': ownerOf(explained, 'list-price'), 'unit-price': ownerOf(explained, 'unit-price') };
  for (const [i, leaf] of leaves.entries()) {
    const amounts = explained[i] ?? new Map<Driver, Decimal>();
    for (const [driver, amount] of story === 'single' ? withOneQuantity(amounts) : amounts) {
      const isOwner =
        driver === 'volume' || driver === 'mix' ? story === 'single' : owners[driver as keyof typeof owners] === i;
      const part = { ...partOf(leaf, driver, amount), factor: factorOf(driver, leaf, lengths) };
      book.add(...toldAs(part, leaf, isOwner, family));
    }
  }
}

/** Of a usage type by itself, volume and mix are one quantity. */
function withOneQuantity(amounts: DriverAmounts): DriverAmounts {
  const { volume = 0n, mix = 0n, ...others } = Object.fromEntries(amounts) as Partial<Record<Driver, Decimal>>;
  return new Map<Driver, Decimal>([['volume', volume + mix], ...(Object.entries(others) as [Driver, Decimal][])]);
}

function ownerOf(explained: readonly DriverAmounts[], driver: Driver): number {
  const amounts = explained.map((one) => Math.abs(decimalToNumber(one.get(driver) ?? 0n)));
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.findIndex((amount) => amount > 0 && amount >= MOSTLY * all);
}

/** What a cause is told together with, and how. */
function toldAs(
  part: CausePart,
  { service, unit, region, usageType, operation }: Leaf,
  isOwner: boolean,
  { services }: ExplainedFamily
): [name: readonly unknown[], part: CausePart] {
  const whole = { ...part, region: null, usageType: null, unit: null };
  switch (part.driver) {
    case 'period-length':
      return [[], { ...whole, keys: [], service: null }];
    case 'negotiated-discount':
    case 'commitment-coverage':
    case 'usage':
      return [[service], part];
    case 'new':
    case 'gone':
      if (!services[part.driver === 'new' ? 'before' : 'after'].has(service)) return [[service, null], whole];
      return [[service, unit, region, usageType, operation], part];
    default:
      return [isOwner ? [service, unit, region, usageType, operation] : [service, unit, familyOf(usageType)], part];
  }
}

function partOf({ group, service, region, usageType, unit }: Leaf, driver: Driver, amount: Decimal): CausePart {
  return { driver, amount, keys: group.keys, service, region, usageType, unit, factor: null, moved: null };
}
