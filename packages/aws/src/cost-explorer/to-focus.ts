import { emptyFocusRow, parseDecimal } from '@smartcloudops/focus';
import type { Decimal, FocusRow } from '@smartcloudops/focus';

import { AwsError } from '../errors.ts';
import { parseAnswer } from './answer.ts';
import type { Amount, Answer } from './answer.ts';
import { CONSTANTS } from './cut.ts';
import type { Cut } from './cut.ts';

/**
 * Cost Explorer's pages as charges of one day each: UnblendedCost is BilledCost, AmortizedCost is EffectiveCost. A day may
 * go on over several pages, so the charges of the last day of a page wait for the next one and equal keys are added up.
 * @throws AwsError `AWS_ANSWER_UNREADABLE` when an answer is not of AWS's form
 */
export function* toFocus(cut: Cut, bodies: Iterable<string>): Generator<readonly FocusRow[]> {
  const names = new Map<string, string>();
  let open = new Map<string, FocusRow>();
  let openDay: string | null = null;
  for (const body of bodies) {
    const answer = parseAnswer(body);
    for (const { value, description } of answer.descriptions) names.set(value, description);
    for (const day of answer.days) {
      if (day.start !== openDay) {
        if (open.size > 0) yield [...open.values()];
        open = new Map();
        openDay = day.start;
      }
      for (const group of day.groups) {
        const row = charge(cut, day, group, names);
        const key = JSON.stringify([group.keys, row.BillingCurrency]);
        const before = open.get(key);
        open.set(key, before ? added(before, row) : row);
      }
    }
  }
  if (open.size > 0) yield [...open.values()];
}

type Day = Answer['days'][number];
type Group = Day['groups'][number];

function charge(cut: Cut, day: Day, { keys, metrics }: Group, names: ReadonlyMap<string, string>): FocusRow {
  const billed = metrics['UnblendedCost'];
  const amortized = metrics['AmortizedCost'];
  if (!billed) throw unreadable(`the group ${keys.join(', ')} of ${day.start} has no UnblendedCost`);
  const usage = metrics['UsageQuantity'];
  // A group of several usage types has a quantity without unit ("N/A"), which means nothing.
  const unit = usage?.Unit && usage.Unit !== 'N/A' ? usage.Unit : null;
  return emptyFocusRow({
    ...CONSTANTS,
    ...cut.columns(keys, names),
    BilledCost: decimal(billed, day.start),
    EffectiveCost: amortized ? decimal(amortized, day.start) : null,
    BillingCurrency: billed.Unit,
    ChargePeriodStart: dayMs(day.start),
    ChargePeriodEnd: dayMs(day.end),
    ConsumedQuantity: usage && unit ? decimal(usage, day.start) : null,
    ConsumedUnit: unit,
    x_Estimated: day.estimated,
  });
}

function added(a: FocusRow, b: FocusRow): FocusRow {
  const plus = (x: Decimal | null, y: Decimal | null): Decimal | null => (x === null || y === null ? (x ?? y) : x + y);
  return {
    ...a,
    BilledCost: a.BilledCost + b.BilledCost,
    EffectiveCost: plus(a.EffectiveCost, b.EffectiveCost),
    ConsumedQuantity: plus(a.ConsumedQuantity, b.ConsumedQuantity),
    x_Estimated: a.x_Estimated || b.x_Estimated,
  };
}

function decimal({ Amount }: Amount, day: string): Decimal {
  const value = parseDecimal(Amount);
  if (value === null)
    throw unreadable(`the amount ${JSON.stringify(Amount)} of ${day} is no decimal number of at most 27 decimals`);
  return value;
}

function dayMs(day: string): number {
  const ms = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(ms)) throw unreadable(`the day ${JSON.stringify(day)} is no date`);
  return ms;
}

function unreadable(why: string): AwsError {
  return new AwsError('AWS_ANSWER_UNREADABLE', `ce:GetCostAndUsage answered, but ${why}.`);
}
