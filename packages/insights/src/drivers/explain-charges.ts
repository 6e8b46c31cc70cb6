import type { Decimal } from '@smartcloudops/focus';

import { driverOfCharge } from './driver-of-charge.ts';
import type { DriverDetail, ExplainedGroup } from './drivers-answer.ts';
import type { Driver } from './driver.ts';
import { explainUsage } from './explain-usage.ts';
import type { ChargeSum } from './read-charges.ts';
import { addUsage } from './usage-change.ts';
import type { UsageSum } from './usage-change.ts';

type Side = 'before' | 'after';
type Keys = readonly (string | null)[];

/** One usage type of a group. */
interface Leaf extends Record<Side, UsageSum | null> {
  readonly keys: Keys;
  readonly told: ChargeSum['told'];
}

interface Group extends Record<Side, Decimal> {
  readonly keys: Keys;
  readonly drivers: Map<Driver, Decimal>;
  /** Usage types by what is counted together: a service in a unit. */
  readonly services: Map<string, Map<string, Leaf>>;
}

/**
 * Shares the change between two periods out among its drivers, group by group.
 * @param days lengths of the periods in days
 */
export function explainCharges(
  charges: Readonly<Record<Side, readonly ChargeSum[]>>,
  days: Readonly<Record<Side, number>>
): { readonly groups: readonly ExplainedGroup[]; readonly details: readonly DriverDetail[] } {
  const groups = new Map<string, Group>();
  const details: DriverDetail[] = [];
  for (const side of ['before', 'after'] as const) {
    for (const charge of charges[side]) place(groupFor(groups, charge.keys), charge, side, details);
  }
  for (const group of groups.values()) {
    for (const leaves of group.services.values()) {
      const changes = [...leaves.values()];
      for (const [i, amounts] of explainUsage(changes, days).entries()) {
        for (const [driver, amount] of amounts) tell(group, driver, amount, changes[i]?.told ?? {}, details);
      }
    }
  }
  return {
    groups: [...groups.values()].map(({ keys, before, after, drivers }) => ({
      ...{ keys, isOther: false, before, after },
      drivers: new Map([...drivers].filter(([, amount]) => amount !== 0n)),
    })),
    details: merged(details),
  };
}

function groupFor(groups: Map<string, Group>, keys: Keys): Group {
  const name = JSON.stringify(keys);
  const known = groups.get(name);
  if (known) return known;
  const group: Group = { keys, before: 0n, after: 0n, drivers: new Map(), services: new Map() };
  groups.set(name, group);
  return group;
}

function place(group: Group, charge: ChargeSum, side: Side, details: DriverDetail[]): void {
  group[side] += charge.cost;
  const driver = driverOfCharge(charge);
  if (driver !== null) {
    tell(group, driver, side === 'after' ? charge.cost : -charge.cost, charge.told, details);
    return;
  }
  const { ServiceName, RegionId, x_UsageType: usageType, x_Operation: operation } = charge.told;
  const service = JSON.stringify([ServiceName, charge.unit]);
  const leaves = group.services.get(service) ?? new Map<string, Leaf>();
  group.services.set(service, leaves);
  const name = JSON.stringify([RegionId, usageType, operation]);
  const leaf = leaves.get(name) ?? { keys: charge.keys, told: charge.told, before: null, after: null };
  leaves.set(name, leaf);
  leaf[side] = addUsage(leaf[side], charge);
}

function tell(group: Group, driver: Driver, amount: Decimal, told: ChargeSum['told'], details: DriverDetail[]): void {
  group.drivers.set(driver, (group.drivers.get(driver) ?? 0n) + amount);
  const { ServiceName: service = null, RegionId: region = null, x_UsageType: usageType = null } = told;
  details.push({ driver, amount, keys: group.keys, service, region, usageType });
}

/** The same cause told of several kinds of charges is one. */
function merged(details: readonly DriverDetail[]): DriverDetail[] {
  const sums = new Map<string, DriverDetail>();
  for (const detail of details) {
    const { amount, ...cause } = detail;
    const name = JSON.stringify(cause);
    const known = sums.get(name);
    sums.set(name, known ? { ...known, amount: known.amount + amount } : detail);
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0n);
}
