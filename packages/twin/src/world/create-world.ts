import { TwinError } from '../errors.ts';
import type { AnomalyPlan } from './anomalies.ts';
import { planAnomalies } from './anomalies.ts';
import { usage } from './amount.ts';
import { blend } from './blended.ts';
import { DAY_MS, dayOf } from './calendar.ts';
import { furnish } from './catalog/blueprints.ts';
import { organisation } from './catalog/organisation.ts';
import { calendarCharges } from './charges.ts';
import { attribute, commitmentsOf, reservationFee, savingsPlanFee } from './commitments.ts';
import { deriveMonthly } from './derive.ts';
import type { Line } from './line.ts';
import type { LineDraft } from './lines.ts';
import { linesOf } from './lines.ts';
import type { Draft, Meter } from './meter.ts';
import { monthlyLines } from './monthly.ts';
import type { DayRange } from './range.ts';
import { series } from './range.ts';
import { planRestatements } from './restatements.ts';
import type { MeterLines } from './tell-truth.ts';
import { tellTruth } from './tell-truth.ts';
import type { World, WorldOptions } from './world.ts';

/** Days past now that the world knows: enough for the truth about this month's end and the next month's. */
const FUTURE_DAYS = 62;

const SAVINGS_PLAN_LINES = new Set(['SavingsPlanCoveredUsage']);

function checked(name: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new TwinError(
    'TWIN_OPTION',
    `The option ${name} is ${value}; it must be a whole number from ${min} to ${max}.`
  );
}

/** Usage of a meter with its anomalies, in whole 1e-6 units; anomalies apply one after the other. */
function usageOf(meter: Meter, range: DayRange, anomalies: readonly AnomalyPlan[]): Float64Array {
  return series(range, (day) => {
    let quantity = meter.quantity(day);
    for (const { factor, fromDay, toDay } of anomalies) {
      if (factor && day >= fromDay && day < toDay) quantity *= factor(day);
    }
    return usage(quantity);
  });
}

/** Builds a company and its bill. Takes about a third of a second for 12 accounts and 400 days. */
export function createWorld(options: WorldOptions = {}): World {
  const seed = checked('seed', options.seed ?? 1, 0, 0xffffffff);
  const days = checked('days', options.days ?? 400, 1, 3660);
  const size = checked('accounts', options.accounts ?? 12, 1, 500);
  const now = options.now ?? dayOf(Date.now()) * DAY_MS;
  const range: DayRange = { firstDay: dayOf(now) - days, endDay: dayOf(now) + FUTURE_DAYS };

  const accounts = organisation(seed, size);
  const payer = accounts[0];
  if (!payer) throw new TwinError('TWIN_OPTION', 'A world needs at least one account.');
  const draft: Draft = { meters: [], monitored: [] };
  accounts.forEach((account, index) => furnish(draft, seed, account, Math.floor(index / 12)));

  const anomalies = planAnomalies(seed, range, draft.meters, accounts.at(-1) ?? payer);
  const meters = [...draft.meters, ...anomalies.filter((plan) => plan.factor === null).map((plan) => plan.meter)];
  const restatements = planRestatements(range);
  const commitments = commitmentsOf(seed, payer);

  const built: MeterLines[] = [];
  for (const meter of meters) {
    const own = anomalies.filter((plan) => plan.meter === meter);
    const used = usageOf(meter, range, own);
    if (used.every((units) => units === 0)) continue;
    const corrections = restatements.filter((plan) => plan.applies(meter));
    built.push({ meter, drafts: linesOf(meter, used, corrections).map((line) => attribute(line, commitments)) });
  }
  const covered = built.flatMap(({ drafts }) => drafts.filter((line) => SAVINGS_PLAN_LINES.has(line.recordType)));
  const reserved = built.filter(({ meter }) => meter.pricing === 'reserved').map(({ meter }) => meter);
  const fees = [
    savingsPlanFee(payer, commitments.savingsPlanArn, covered, range),
    reservationFee(payer, commitments.reservationArn, reserved, range),
  ].filter((line): line is LineDraft => line !== null);

  const drafts = blend([
    ...built.flatMap((one) => one.drafts),
    ...fees,
    ...calendarCharges(seed, range, accounts),
    ...monthlyLines(range.endDay - range.firstDay, accounts),
  ]);
  const lines: Line[] = drafts.map((line, index) => ({ ...line, index }));
  for (const [line, values] of deriveMonthly(lines, range, (one) => one.cost.UnblendedCost)) {
    line.cost.UnblendedCost.set(values);
  }

  const bill = { seed, days, now, ...range, accounts, lines, monitored: draft.monitored };
  return { ...bill, truth: tellTruth(bill, { built, anomalies, restatements }) };
}
