import type { Decimal } from '@smartcloudops/focus';

import { driverOfCharge } from './driver-of-charge.ts';
import type { Driver } from './driver.ts';
import type { ChargeSum } from './read-charges.ts';
import { addUsage, SIDES } from './usage-change.ts';
import type { Side, UsageSum } from './usage-change.ts';
import { familyOf } from './usage-family.ts';

type Keys = readonly (string | null)[];

/** Usage of one type in one region. */
export interface Leaf extends Record<Side, UsageSum | null> {
  readonly group: ChargeGroup;
  readonly service: string | null;
  readonly region: string | null;
  readonly usageType: string | null;
  readonly operation: string | null;
  readonly unit: string | null;
}

/** Charges that are no usage, by what they are, for which service and in which unit. */
export interface Fee extends Record<Side, UsageSum | null> {
  readonly driver: Driver;
  readonly service: string | null;
  readonly unit: string | null;
}

export interface ChargeGroup extends Record<Side, Decimal> {
  readonly keys: Keys;
  /** Usage whose quantities may be added, together. */
  readonly families: Map<string, Map<string, Leaf>>;
  readonly fees: Map<string, Fee>;
}

/** The charges of two periods side by side. */
export function chargeGroups(charges: Readonly<Record<Side, readonly ChargeSum[]>>): readonly ChargeGroup[] {
  const groups = new Map<string, ChargeGroup>();
  for (const side of SIDES) {
    for (const charge of charges[side]) {
      const group = found(groups, [charge.keys], () => ({
        ...{ keys: charge.keys, before: 0n, after: 0n, families: new Map(), fees: new Map() },
      }));
      group[side] += charge.cost;
      place(group, charge, side);
    }
  }
  return [...groups.values()];
}

function place(group: ChargeGroup, charge: ChargeSum, side: Side): void {
  const { ServiceName: service = null, RegionId: region = null, x_Operation: operation = null } = charge.told;
  const { unit, told } = charge;
  const driver = driverOfCharge(charge);
  if (driver !== null) {
    const fee = found(group.fees, [driver, service, unit], () => ({
      ...{ driver, service, unit, before: null, after: null },
    }));
    fee[side] = addUsage(fee[side], charge);
    return;
  }
  const { x_UsageType: usageType = null } = told;
  const family = found(group.families, [service, unit, familyOf(usageType)], () => new Map<string, Leaf>());
  const leaf = found(family, [region, usageType, operation], () => ({
    ...{ group, service, region, usageType, operation, unit, before: null, after: null },
  }));
  leaf[side] = addUsage(leaf[side], charge);
}

function found<Value>(values: Map<string, Value>, name: readonly unknown[], make: () => Value): Value {
  const key = JSON.stringify(name);
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  values.set(key, made);
  return made;
}
