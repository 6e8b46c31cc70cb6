import { findRootCauses, tellCause } from '@smartcloudops/analytics';
import type { RootCauses } from '@smartcloudops/analytics';
import type { Dimension } from '@smartcloudops/focus';

import { moneyText } from '../bill/money-text.ts';
import type { CauseBill } from './cause-bill.ts';
import { causeRows } from './cause-rows.ts';

/** Where causes are looked for: all at once when one cut of the bill has them all, else in the cuts there are. */
const DIMENSIONS: readonly Dimension[] = ['ServiceName', 'SubAccountId', 'RegionId', 'x_UsageType'];
const CUTS: readonly (readonly Dimension[])[] = [
  ['ServiceName', 'SubAccountId'],
  ['ServiceName', 'RegionId'],
  ['ServiceName', 'x_UsageType'],
];
/** A further cut is told when it blames one part for this much. */
const CLEARLY = 0.7;
const NOUNS: Readonly<Partial<Record<Dimension, string>>> = {
  SubAccountId: 'account',
  RegionId: 'region',
  x_UsageType: 'usage type',
};

export interface AnomalyToExplain {
  readonly start: number;
  readonly end: number;
  readonly expected: number;
  /** Of its group; Other's groups are those not shown. */
  readonly includes: (keys: readonly (string | null)[]) => boolean;
}

/** Where the money of an anomaly came from, in one sentence; null when no cut of the bill tells. */
export async function explain(
  bill: CauseBill,
  groupBy: readonly Dimension[],
  anomaly: AnomalyToExplain,
  currency: string | null
): Promise<string | null> {
  const whole = await causesBy(DIMENSIONS, bill, groupBy, anomaly);
  const found: RootCauses[] = whole ? [whole] : [];
  for (const cut of whole ? [] : CUTS) {
    const causes = await causesBy(cut, bill, groupBy, anomaly);
    if (causes) found.push(causes);
  }
  const [first, ...more] = found;
  if (!first) return null;
  const name = (dimension: string, value: string | null) => {
    const noun = NOUNS[dimension as Dimension];
    return value === null ? `no ${noun ?? dimension}` : noun ? `${noun} ${value}` : value;
  };
  const named = new Set(first.causes[0]?.where.map(({ dimension }) => dimension));
  const also = more.flatMap(({ causes: [cause] }) =>
    cause && (cause.share ?? 0) >= CLEARLY ? cause.where.filter(({ dimension }) => !named.has(dimension)) : []
  );
  const sentence = tellCause(first, { money: (amount) => moneyText(amount, currency), name });
  return `${sentence}${also.map(({ dimension, value }) => `; mostly ${name(dimension, value)}`).join('')}.`;
}

async function causesBy(
  dimensions: readonly Dimension[],
  bill: CauseBill,
  groupBy: readonly Dimension[],
  { start, end, expected, includes }: AnomalyToExplain
): Promise<RootCauses | null> {
  const cut = [...new Set([...groupBy, ...dimensions])];
  // What tells nothing new beside the group itself is no cause.
  if (cut.length === groupBy.length) return null;
  const cells = await bill.metered(cut, groupBy.length, { start, end }, includes);
  if (!cells) return null;
  // A dimension that no charge carries would only be named as absent.
  const carried = dimensions.filter((name) => cells.some(({ keys }) => keys[cut.indexOf(name)] !== null));
  const positions = carried.map((dimension) => cut.indexOf(dimension));
  return findRootCauses(causeRows(cells, positions, { start, end, expected }), carried);
}
