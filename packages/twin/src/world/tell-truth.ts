import type { AnomalyPlan } from './anomalies.ts';
import { at, formatMoney } from './amount.ts';
import { dayOf, firstDayOf, formatDay, formatMonth, monthOf } from './calendar.ts';
import { sumOf } from './derive.ts';
import { planFindings } from './findings/plan-findings.ts';
import type { Line, Restatement } from './line.ts';
import type { LineDraft } from './lines.ts';
import { linesOf } from './lines.ts';
import type { Meter } from './meter.ts';
import { series } from './range.ts';
import type { RestatementPlan } from './restatements.ts';
import { plantedTroubles } from './troubles.ts';
import { usage } from './amount.ts';
import type { PlantedAnomaly, PlantedCharge, PlantedRestatement, PlantedWaste, Truth } from './truth.ts';
import type { Bill } from './world.ts';

/** A meter with the lines it caused. */
export interface MeterLines {
  readonly meter: Meter;
  readonly drafts: readonly LineDraft[];
}

interface Planted {
  readonly built: readonly MeterLines[];
  readonly anomalies: readonly AnomalyPlan[];
  readonly restatements: readonly RestatementPlan[];
}

/** What a meter adds to the bill per day: NetUnblendedCost of its lines. */
function netOf(drafts: readonly LineDraft[], index: number): number {
  return drafts.reduce((sum, line) => sum + at(line.cost.NetUnblendedCost, index), 0);
}

function months(bill: Bill): Truth['months'] {
  const result = [];
  for (let month = monthOf(bill.firstDay); month <= monthOf(bill.endDay - 1); month++) {
    const from = firstDayOf(month) - bill.firstDay;
    const to = firstDayOf(month + 1) - bill.firstDay;
    const services = new Map<string, bigint>();
    for (const line of bill.lines) {
      const sum = sumOf(line.cost.UnblendedCost, from, to);
      if (sum !== 0n) services.set(line.service, (services.get(line.service) ?? 0n) + sum);
    }
    const total = [...services.values()].reduce((sum, one) => sum + one, 0n);
    const byService = Object.fromEntries(
      [...services].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, sum]) => [name, formatMoney(sum)])
    );
    const complete = from >= 0 && firstDayOf(month + 1) <= bill.endDay;
    result.push({ month: formatMonth(month), total: formatMoney(total), complete, byService });
  }
  return result;
}

/** The lines of the meter had this anomaly (and those after it in the list) not happened. */
function calmLines(
  bill: Bill,
  meter: Meter,
  applied: readonly AnomalyPlan[],
  corrections: readonly Restatement[]
): LineDraft[] {
  const used = series(bill, (day) => {
    let quantity = meter.quantity(day);
    for (const { factor, fromDay, toDay } of applied)
      if (factor && day >= fromDay && day < toDay) quantity *= factor(day);
    return usage(quantity);
  });
  return linesOf(meter, used, corrections);
}

function anomaly(bill: Bill, planted: Planted, plan: AnomalyPlan): PlantedAnomaly {
  const { meter } = plan;
  const own = planted.anomalies.filter((one) => one.meter === meter);
  const before = own.slice(0, own.indexOf(plan));
  const withIt = calmLines(bill, meter, [...before, plan], []);
  const without = plan.factor ? calmLines(bill, meter, before, []) : [];
  const excessByDay: Record<string, string> = {};
  let excess = 0n;
  for (let day = Math.max(plan.fromDay, bill.firstDay); day < Math.min(plan.toDay, bill.endDay); day++) {
    const more = BigInt(netOf(withIt, day - bill.firstDay) - netOf(without, day - bill.firstDay));
    excessByDay[formatDay(day)] = formatMoney(more);
    excess += more;
  }
  return {
    id: plan.id,
    kind: plan.kind,
    cause: plan.cause,
    from: formatDay(plan.fromDay),
    to: formatDay(plan.toDay),
    accountId: meter.account.id,
    accountName: meter.account.name,
    service: meter.product.service,
    region: meter.region.id,
    usageType: `${meter.region.prefix}${meter.product.usageType}`,
    resourceId: meter.resource?.id ?? null,
    excess: formatMoney(excess),
    excessByDay,
  };
}

function waste(bill: Bill, { built }: Planted): PlantedWaste[] {
  const to = dayOf(bill.now) - bill.firstDay;
  const found: PlantedWaste[] = [];
  const add = (id: string, kind: string, why: string, share: number, line: LineDraft | Line, cost: bigint) => {
    const saving = BigInt(Math.round(Number(cost) * share));
    found.push({
      id,
      kind,
      why,
      accountId: line.account.id,
      accountName: line.account.name,
      service: line.service,
      region: line.region,
      resourceId: line.resource?.id ?? line.commitment?.id ?? line.usageType,
      resourceName: line.resource?.name ?? line.description,
      since: formatDay(bill.firstDay),
      cost30Days: formatMoney(cost),
      saving30Days: formatMoney(saving),
    });
  };
  for (const { meter, drafts } of built) {
    const [line] = drafts;
    if (!meter.waste || !line) continue;
    const cost = drafts.reduce((sum, one) => sum + sumOf(one.cost.NetUnblendedCost, to - 30, to), 0n);
    const { kind, why, share } = meter.waste;
    add(`waste-${found.length + 1}`, kind, why, share, line, cost);
  }
  const plan = bill.lines.find((line) => line.recordType === 'SavingsPlanRecurringFee');
  if (plan) {
    const unused = sumOf(plan.cost.AmortizedCost, to - 30, to);
    add(`waste-${found.length + 1}`, 'unused-commitment', 'part of the Savings Plan covers nothing', 1, plan, unused);
  }
  return found;
}

function charges(bill: Bill): PlantedCharge[] {
  const kinds = { Fee: 'fee', Credit: 'credit', Refund: 'refund' } as const;
  return bill.lines
    .flatMap((line) => {
      if (line.recordType !== 'Fee' && line.recordType !== 'Credit' && line.recordType !== 'Refund') return [];
      const kind = kinds[line.recordType];
      return [...line.cost.UnblendedCost].flatMap((amount, i) =>
        amount === 0
          ? []
          : [
              {
                kind,
                day: formatDay(bill.firstDay + i),
                accountId: line.account.id,
                service: line.service,
                description: line.description,
                amount: formatMoney(BigInt(amount)),
              },
            ]
      );
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function restatement(bill: Bill, plan: RestatementPlan): PlantedRestatement {
  const lines = bill.lines.filter((line) => line.restatements.some((one) => one === plan));
  let before = 0n;
  let after = 0n;
  for (const line of lines) {
    for (let day = Math.max(plan.fromDay, bill.firstDay); day < Math.min(plan.toDay, bill.endDay); day++) {
      const amount = at(line.cost.UnblendedCost, day - bill.firstDay);
      after += BigInt(amount);
      before += BigInt(Math.round(amount / plan.factor));
    }
  }
  return {
    id: plan.id,
    reason: plan.reason,
    publishedAt: new Date(plan.publishedAt).toISOString(),
    from: formatDay(plan.fromDay),
    to: formatDay(plan.toDay),
    service: plan.service,
    lines: lines.length,
    before: formatMoney(before),
    after: formatMoney(after),
  };
}

/** Writes down what was planted. */
export function tellTruth(bill: Bill, planted: Planted): Truth {
  const anomalies = planted.anomalies.map((plan) => anomaly(bill, planted, plan));
  return {
    seed: bill.seed,
    days: bill.days,
    from: formatDay(bill.firstDay),
    now: new Date(bill.now).toISOString(),
    until: formatDay(bill.endDay),
    accounts: bill.accounts.map(({ id, name, team, environment, businessUnit }) => ({
      id,
      name,
      team,
      environment,
      businessUnit,
    })),
    months: months(bill),
    anomalies,
    waste: waste(bill, planted),
    charges: charges(bill),
    restatements: planted.restatements.map((plan) => restatement(bill, plan)),
    troubles: plantedTroubles(bill.monitored, bill),
    findings: planFindings(bill, anomalies),
  };
}
