import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';
import type { Decimal, FocusRow } from '@smartcloudops/focus';
import { createWorld, focusRows } from '@smartcloudops/twin';

import type { TestCharge } from '../test/in-memory-cost-store.ts';

/** The bill of a simulated company: what was shown of it at any moment, and what it came to. */
export interface TwinBill {
  /** The charges as the bill stood at this moment: late, estimated, with taxes that still grow. */
  readonly at: (now: number) => readonly TestCharge[];
  /** What the days `[from, to)` came to at last, in dollars, by the group that `name` tells. */
  readonly cameTo: (
    from: number,
    to: number,
    name: (row: FocusRow) => string
  ) => ReadonlyMap<string, readonly number[]>;
}

/** A closed month is seldom issued again later than this. */
const SETTLED_MS = 45 * DAY_MS;

/** @param end epoch ms up to which the bill will be asked */
export function twinBill(seed: number, end: number, days = 620, accounts = 12): TwinBill {
  const world = createWorld({ seed, days, accounts, now: end });
  return {
    at: (now) => {
      const sums = new Map<string, { -readonly [K in keyof TestCharge]: TestCharge[K] }>();
      for (const row of focusRows(world, { asOf: now })) {
        const { SubAccountId, ServiceName, ChargeCategory, ChargePeriodStart, BilledCost, x_Estimated } = row;
        if (!BilledCost || ChargePeriodStart === null) continue;
        const id = `${ChargePeriodStart} ${SubAccountId} ${ServiceName} ${ChargeCategory}`;
        const found = sums.get(id);
        if (found) found.amount += BilledCost;
        else {
          const dimensions = {
            SubAccountId: SubAccountId ?? '',
            ServiceName: ServiceName ?? '',
            ChargeCategory: ChargeCategory ?? '',
          };
          sums.set(id, { at: ChargePeriodStart, amount: BilledCost, dimensions, estimated: x_Estimated === true });
        }
      }
      return [...sums.values()];
    },
    cameTo: (from, to, name) => {
      const sums = new Map<string, Decimal[]>();
      const length = (to - from) / DAY_MS;
      for (const row of focusRows(world, { from, to, asOf: to + SETTLED_MS })) {
        const { ChargePeriodStart, BilledCost } = row;
        if (!BilledCost || ChargePeriodStart === null) continue;
        const group = name(row);
        let days = sums.get(group);
        if (!days) sums.set(group, (days = new Array<Decimal>(length).fill(0n)));
        const i = (ChargePeriodStart - from) / DAY_MS;
        days[i] = (days[i] ?? 0n) + BilledCost;
      }
      return new Map([...sums].map(([group, amounts]) => [group, amounts.map(decimalToNumber)]));
    },
  };
}
