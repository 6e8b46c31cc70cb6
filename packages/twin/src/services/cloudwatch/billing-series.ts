import { LATE_DAYS, REFRESH_MS, arrivedHours, shownAmount } from '../../world/arrival.ts';
import { ExactSum, at } from '../../world/amount.ts';
import { dayOf, firstDayOf, monthOf } from '../../world/calendar.ts';
import type { Line } from '../../world/line.ts';
import { supportOn, taxOn } from '../../world/monthly.ts';
import type { World } from '../../world/world.ts';
import { gauge } from './sample.ts';
import type { MetricDimension, Series } from './series.ts';

/** Month-to-date charges by line index. */
type Charges = Float64Array;

/** Settled sums per line, so that a refresh only looks at the days that are still late. */
const known = new WeakMap<World, Map<number, Charges>>();

function lineCharge(world: World, line: Line, from: number, asOf: number): number {
  const values = line.cost.UnblendedCost;
  const late = dayOf(asOf) - LATE_DAYS - 1;
  const pending = line.restatements.some(({ publishedAt }) => publishedAt > asOf);
  let sum = 0;
  for (let day = Math.max(from, world.firstDay); day <= dayOf(asOf); day++) {
    const index = day - world.firstDay;
    sum += pending || day >= late ? shownAmount(line, values, index, day, asOf) : at(values, index);
  }
  return sum;
}

/** What the bill of the running month showed at a refresh, per line; the same as Cost Explorer's UnblendedCost then. */
function chargesAt(world: World, asOf: number): Charges {
  const refreshes = known.get(world) ?? new Map<number, Charges>();
  known.set(world, refreshes);
  const found = refreshes.get(asOf);
  if (found) return found;
  const first = firstDayOf(monthOf(dayOf(asOf)));
  const charges = new Float64Array(world.lines.length);
  const base = new ExactSum(1);
  const accounts = new Map<string, ExactSum>();
  for (const line of world.lines) {
    if (line.derived) continue;
    const charge = lineCharge(world, line, first, asOf);
    charges[line.index] = charge;
    if (!line.taxable) continue;
    const account = accounts.get(line.account.id) ?? new ExactSum(1);
    accounts.set(line.account.id, account);
    account.add(0, charge);
    base.add(0, charge);
  }
  for (const line of world.lines) {
    if (!line.derived || first < world.firstDay || arrivedHours(line, first, asOf) === 0) continue;
    const own = Number((line.derived === 'tax' ? accounts.get(line.account.id) : base)?.total(0) ?? 0n);
    charges[line.index] = line.derived === 'tax' ? taxOn(own) : supportOn(own);
  }
  refreshes.set(asOf, charges);
  return charges;
}

function series(world: World, lines: readonly Line[], dimensions: readonly MetricDimension[]): Series {
  return {
    accountId: world.accounts[0]?.id ?? '',
    region: 'us-east-1',
    namespace: 'AWS/Billing',
    name: 'EstimatedCharges',
    dimensions: [...dimensions, { Name: 'Currency', Value: 'USD' }],
    unit: 'None',
    stepSeconds: [REFRESH_MS / 1000],
    recordsOn: (day) => day >= world.firstDay,
    reader: () => (from) => {
      if (dayOf(from) < world.firstDay) return null;
      const charges = chargesAt(world, from);
      const sum = new ExactSum(1);
      for (const line of lines) sum.add(0, at(charges, line.index));
      return gauge(Number(sum.total(0)) / 1e10);
    },
  };
}

/** EstimatedCharges: the month to date in total, by service, by account, and by both; refreshed three times a day. */
export function billingSeries(world: World): Series[] {
  const groups = new Map<string, { lines: Line[]; dimensions: MetricDimension[] }>();
  const put = (line: Line, dimensions: MetricDimension[]) => {
    const key = JSON.stringify(dimensions);
    const group = groups.get(key) ?? { lines: [], dimensions };
    group.lines.push(line);
    groups.set(key, group);
  };
  for (const line of world.lines) {
    const service = { Name: 'ServiceName', Value: line.service };
    const account = { Name: 'LinkedAccount', Value: line.account.id };
    put(line, []);
    put(line, [service]);
    put(line, [account]);
    put(line, [account, service]);
  }
  return [...groups.values()].map(({ lines, dimensions }) => series(world, lines, dimensions));
}
