import { daysInMonth, firstDayOf, formatMonth, monthOf } from './calendar.ts';
import { instanceProduct } from './catalog/products.ts';
import { regionOf } from './catalog/regions.ts';
import { arnOf, resourceIdOf } from './catalog/resource-ids.ts';
import type { Account } from './line.ts';
import { listPriceOf } from './lines.ts';
import type { Meter } from './meter.ts';
import type { DayRange } from './range.ts';
import { keyAt, keyOf, pick, uniform } from './random.ts';
import { ACCRUALS } from './rhythm.ts';

export interface AnomalyPlan {
  readonly id: string;
  readonly kind: 'spike' | 'level-shift' | 'gradual';
  readonly cause: string;
  readonly meter: Meter;
  readonly fromDay: number;
  readonly toDay: number;
  /** Usage on a day of the anomaly relative to a calm day; null when there is no calm usage at all. */
  readonly factor: ((day: number) => number) | null;
}

/** Meters below this many dollars on the day of reckoning are too small to matter to anyone. */
const MINIMUM_DOLLARS = 12;
const RECKONING_DAY = Math.floor(Date.UTC(2026, 0, 14) / 86_400_000);
/** The longest anomaly reaches this many months ahead. */
const REACH_MONTHS = 2;

function shape(key: number): Pick<AnomalyPlan, 'kind'> & { length: number; peak: number } {
  const luck = uniform(keyOf(key, 'kind'));
  const size = uniform(keyOf(key, 'size'));
  const length = uniform(keyOf(key, 'length'));
  if (luck < 0.45) return { kind: 'spike', length: 1 + Math.floor(length * 3), peak: 3 + size * 5 };
  if (luck < 0.8) return { kind: 'level-shift', length: 16 + Math.floor(length * 30), peak: 1.8 + size * 1.4 };
  return { kind: 'gradual', length: 24 + Math.floor(length * 20), peak: 2.2 + size * 1.8 };
}

function monthAnomalies(seed: number, month: number, candidates: readonly Meter[]): AnomalyPlan[] {
  const monthKey = keyAt(keyOf(seed, 'anomaly'), month);
  const luck = uniform(monthKey);
  const count = luck < 0.4 ? 1 : luck < 0.8 ? 2 : 3;
  const plans: AnomalyPlan[] = [];
  for (let i = 0; i < count; i++) {
    const key = keyAt(monthKey, i + 1);
    const meter = candidates[(month * 3 + i + pick(keyOf(seed, 'offset'), 97)) % candidates.length];
    if (!meter || meter.surge === null) continue;
    const { kind, length, peak } = shape(key);
    const fromDay = firstDayOf(month) + pick(keyOf(key, 'day'), daysInMonth(month));
    const factor = (day: number) => (kind === 'gradual' ? 1 + ((peak - 1) * (day - fromDay + 1)) / length : peak);
    plans.push({
      id: `anomaly-${formatMonth(month)}-${i + 1}`,
      kind,
      cause: meter.surge,
      meter,
      fromDay,
      toDay: fromDay + length,
      factor,
    });
  }
  return plans;
}

/** Stolen keys mine coins in a region where the company has nothing: all of the cost is new. */
function intrusion(seed: number, month: number, account: Account): AnomalyPlan {
  const key = keyAt(keyOf(seed, 'intrusion'), month);
  const fromDay = firstDayOf(month) + pick(key, daysInMonth(month));
  const toDay = fromDay + 2 + pick(keyOf(key, 'length'), 3);
  const region = regionOf('ap-southeast-1');
  const product = instanceProduct('ec2', 'g5.12xlarge');
  const instances = 4 + pick(keyOf(key, 'size'), 6);
  const id = resourceIdOf('Instance', 'miner', key);
  const meter: Meter = {
    key,
    account,
    region,
    availabilityZone: `${region.id}a`,
    product,
    resource: { id: arnOf('Instance', id, region.id, account.id), name: 'x', type: 'Instance' },
    tags: null,
    pricing: 'on-demand',
    accrual: ACCRUALS.flat,
    quantity: (day) => (day >= fromDay && day < toDay ? 24 * instances : 0),
    surge: null,
    waste: null,
  };
  const cause = 'stolen access keys run GPU instances in a region nobody uses';
  return { id: `anomaly-${formatMonth(month)}-0`, kind: 'spike', cause, meter, fromDay, toDay, factor: null };
}

/** What goes wrong in the range. A month's anomalies depend on the seed and the month alone. */
export function planAnomalies(
  seed: number,
  range: DayRange,
  meters: readonly Meter[],
  account: Account
): AnomalyPlan[] {
  const candidates = meters.filter(
    (meter) => meter.surge !== null && meter.quantity(RECKONING_DAY) * listPriceOf(meter) >= MINIMUM_DOLLARS
  );
  const phase = pick(keyOf(seed, 'intrusion-phase'), 5);
  const plans: AnomalyPlan[] = [];
  for (let month = monthOf(range.firstDay) - REACH_MONTHS; month <= monthOf(range.endDay - 1); month++) {
    if (month % 5 === phase) plans.push(intrusion(seed, month, account));
    if (candidates.length > 0) plans.push(...monthAnomalies(seed, month, candidates));
  }
  return plans.filter((plan) => plan.toDay > range.firstDay && plan.fromDay < range.endDay);
}
