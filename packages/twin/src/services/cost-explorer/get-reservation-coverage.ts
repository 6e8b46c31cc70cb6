import type { Call } from '../../http/service.ts';
import type { Line } from '../../world/line.ts';
import type { View } from '../../world/view.ts';
import type { Period } from './period.ts';
import { periodsOf, shownPeriod } from './period.ts';
import { hours, isReserved, serviceLines } from './reservations.ts';
import { askedPeriod, unavailable } from './savings-plans.ts';
import { billed, dollars, percent, sumLines, used } from './sum-lines.ts';

/** How many of the running hours of one service reservations pay for. @throws DataUnavailableException when nothing runs */
export function getReservationCoverage(call: Call): unknown {
  const { interval, granularity } = askedPeriod(call);
  const { lines } = serviceLines(call);
  const running = lines.filter((line) => isReserved(line) || isOnDemand(line));
  if (running.length === 0) throw unavailable();
  const view = call.view();
  return {
    CoveragesByTime: periodsOf(interval, granularity).map((period) => ({
      TimePeriod: shownPeriod(period, granularity),
      Groups: [],
      Total: coverage(view, running, period),
    })),
    Total: coverage(view, running, interval),
  };
}

const isOnDemand = ({ recordType, purchaseType, instanceType }: Line) =>
  recordType === 'Usage' && purchaseType === 'On Demand Instances' && instanceType !== null;

function coverage(view: View, running: readonly Line[], period: Period) {
  const onDemand = running.filter(isOnDemand);
  const [open, reserved] = [onDemand, running.filter(isReserved)].map((own) => sumLines(view, own, period, used));
  return {
    CoverageHours: {
      OnDemandHours: hours(open ?? 0n),
      ReservedHours: hours(reserved ?? 0n),
      TotalRunningHours: hours((open ?? 0n) + (reserved ?? 0n)),
      CoverageHoursPercentage: percent(reserved ?? 0n, (open ?? 0n) + (reserved ?? 0n)),
    },
    CoverageCost: { OnDemandCost: dollars(sumLines(view, onDemand, period, billed)) },
  };
}
