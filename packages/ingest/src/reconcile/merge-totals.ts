import { shiftPeriod } from '@smartcloudops/focus';
import type { LoadRecord } from '@smartcloudops/warehouse';

import type { ControlTotal } from './control-total.ts';

const LOAD = 'load/';

/** The part of a control total that is about one load, such as an imported file. */
export const loadPart = (loadId: number): string => `${LOAD}${loadId}`;

/** A control total with when it was stated, epoch ms. */
export interface StatedTotal {
  readonly control: ControlTotal;
  readonly statedAt: number;
}

/**
 * One total a month, source, metric and currency: those of parts added up. Totals of loads that are closed count no more; where a load
 * of a month has no total, the others say nothing about the month.
 */
export function mergeTotals(stated: readonly StatedTotal[], loads: readonly LoadRecord[]): readonly StatedTotal[] {
  const open = loads.filter(({ closedAt, rows }) => closedAt === null && rows > 0);
  const isCurrent = ({ part }: ControlTotal): boolean =>
    part === undefined || !part.startsWith(LOAD) || open.some(({ loadId }) => loadPart(loadId) === part);
  const current = stated.filter(({ control }) => isCurrent(control));
  const known = new Set(current.flatMap(({ control: { part } }) => part ?? []));
  const groups = Map.groupBy(current, ({ control: { source, month, metric, currency } }) =>
    JSON.stringify([source, month, metric, currency])
  );
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first) return [];
    const byLoad = first.control.part?.startsWith(LOAD) ?? false;
    if (byLoad && loadsOf(first.control, open).some(({ loadId }) => !known.has(loadPart(loadId)))) return [];
    return [others.reduce(added, first)];
  });
}

/** Open loads of the source of a total that may have charges in its month. */
function loadsOf({ source, month }: ControlTotal, open: readonly LoadRecord[]): readonly LoadRecord[] {
  const end = shiftPeriod(month, 'month', 1);
  return open.filter((load) => load.source === source && load.from < end && load.to > month);
}

function added(sum: StatedTotal, { control, statedAt }: StatedTotal): StatedTotal {
  const services = new Map(sum.control.services);
  for (const [service, amount] of control.services) services.set(service, (services.get(service) ?? 0n) + amount);
  return {
    control: { ...sum.control, services, rounding: sum.control.rounding + control.rounding },
    statedAt: Math.max(sum.statedAt, statedAt),
  };
}
