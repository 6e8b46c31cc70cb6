import { DAY_MS } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { CauseBook } from './cause-book.ts';
import { chargeGroups } from './charge-groups.ts';
import type { ChargeGroup, Leaf } from './charge-groups.ts';
import type { DateRange } from './compare-with.ts';
import type { Cause, ExplainedGroup } from './drivers-answer.ts';
import type { Driver } from './driver.ts';
import { explainFee } from './explain-fee.ts';
import { explainUsage } from './explain-usage.ts';
import { findMoves } from './find-moves.ts';
import { causesOfFee, causesOfMove, causesOfUsage } from './find-causes.ts';
import { lengthFor } from './period-length.ts';
import type { ChargeSum } from './read-charges.ts';
import type { Side } from './usage-change.ts';

/** Shares the change between two periods out among its drivers, group by group, and names its single causes. */
export function explainCharges(
  charges: Readonly<Record<Side, readonly ChargeSum[]>>,
  periods: Readonly<Record<Side, DateRange>>
): { readonly groups: readonly ExplainedGroup[]; readonly causes: readonly Cause[] } {
  const days = { before: daysOf(periods.before), after: daysOf(periods.after) };
  const lengthOf = (unit: string | null) => ({
    before: lengthFor(unit, periods.before),
    after: lengthFor(unit, periods.after),
    days,
  });
  const groups = chargeGroups(charges);
  const drivers = new Map(groups.map((group) => [group, new Map<Driver, Decimal>()]));
  const book = new CauseBook();
  const tell = (group: ChargeGroup, driver: Driver, amount: Decimal) => {
    const known = drivers.get(group);
    known?.set(driver, (known.get(driver) ?? 0n) + amount);
  };

  const moved = new Set<Leaf>();
  for (const move of findMoves(groups.flatMap(leavesOf), lengthOf)) {
    const { from, to } = move;
    moved.add(from).add(to);
    tell(from.group, 'moved', -(from.before?.cost ?? 0n));
    tell(to.group, 'moved', to.after?.cost ?? 0n);
    causesOfMove(book, move);
  }
  for (const group of groups) {
    const services = {
      before: servicesOf(group, 'before'),
      after: servicesOf(group, 'after'),
    };
    for (const family of group.families.values()) {
      const leaves = [...family.values()].filter((leaf) => !moved.has(leaf));
      const lengths = lengthOf(leaves[0]?.unit ?? null);
      const explained = explainUsage(leaves, lengths);
      for (const amounts of explained) for (const [driver, amount] of amounts) tell(group, driver, amount);
      causesOfUsage(book, { leaves, explained, lengths, services });
    }
    for (const fee of group.fees.values()) {
      const amounts = explainFee(fee, days);
      for (const [driver, amount] of amounts) tell(group, driver, amount);
      causesOfFee(book, group, { fee, amounts, days });
    }
  }
  return {
    groups: groups.map((group) => ({
      ...{ keys: group.keys, isOther: false, before: group.before, after: group.after },
      drivers: new Map([...(drivers.get(group) ?? [])].filter(([, amount]) => amount !== 0n)),
    })),
    causes: book.causes(),
  };
}

const daysOf = ({ from, to }: DateRange): number => (to - from) / DAY_MS;
const leavesOf = ({ families }: ChargeGroup): Leaf[] =>
  [...families.values()].flatMap((family) => [...family.values()]);

function servicesOf(group: ChargeGroup, side: Side): ReadonlySet<string | null> {
  return new Set(leavesOf(group).flatMap((leaf) => (leaf[side] ? [leaf.service] : [])));
}
