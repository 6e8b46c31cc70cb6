import { validation } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { DAY_MS } from '../../world/calendar.ts';
import type { Line } from '../../world/line.ts';
import type { View } from '../../world/view.ts';
import { filterOf } from './filter-of.ts';
import type { Structure } from './input.ts';
import { isStructure, structures, texts } from './input.ts';
import type { Period } from './period.ts';
import { amortized, dollars, listed, percent, sumLines, used } from './sum-lines.ts';
import { visibleLines } from './visible-lines.ts';

/** Services that sell reservations that Cost Explorer reports on; the first is meant when a request names none. */
const SERVICES = [
  'Amazon Elastic Compute Cloud - Compute',
  'Amazon Relational Database Service',
  'Amazon ElastiCache',
  'Amazon Redshift',
  'Amazon OpenSearch Service',
  'Amazon Elasticsearch Service',
];
const HOURS_A_DAY = 24_000_000n;

function servicesIn(filter: Structure): string[] {
  const { Dimensions, And } = filter;
  const own = isStructure(Dimensions) && Dimensions['Key'] === 'SERVICE' ? texts(Dimensions['Values']) : [];
  return [...own, ...structures(And).flatMap(servicesIn)];
}

/** Lines of the one service that the request asks about. @throws ValidationException for several services or one without reservations */
export function serviceLines(call: Call): { readonly service: string; readonly lines: readonly Line[] } {
  const filter = call.input['Filter'];
  const named = isStructure(filter) ? servicesIn(filter) : [];
  if (named.length > 1) throw validation('The number of values for the SERVICE filter should not exceed 1.');
  const service = named[0] ?? SERVICES[0] ?? '';
  if (!SERVICES.includes(service)) throw validation(`Service ${service} is not supported for reservations.`);
  return { service, lines: visibleLines(call, filterOf(call)).filter((line) => line.service === service) };
}

export const isReserved = ({ recordType }: Line): boolean => recordType === 'DiscountedUsage';

/** Units of 1e-6 hours as AWS writes them. */
export const hours = (units: bigint): string => String(Number(units) / 1e6);

/** Hours that were bought for the time, in 1e-6: each reserved instance runs all day. */
export function purchasedHours(reserved: readonly Line[], { from, to }: Period): bigint {
  return BigInt(reserved.length) * HOURS_A_DAY * BigInt(Math.round((to - from) / DAY_MS));
}

/** What was reserved, what of it was used, and what that saved, as Cost Explorer tells it. */
export function reservationUsage(view: View, reserved: readonly Line[], period: Period) {
  const purchased = purchasedHours(reserved, period);
  const actual = sumLines(view, reserved, period, used);
  const fee = sumLines(view, reserved, period, amortized);
  const onDemand = sumLines(view, reserved, period, listed);
  return {
    UtilizationPercentage: percent(actual, purchased),
    PurchasedHours: hours(purchased),
    TotalActualHours: hours(actual),
    UnusedHours: hours(purchased - actual),
    OnDemandCostOfRIHoursUsed: dollars(onDemand),
    NetRISavings: dollars(onDemand - fee),
    TotalPotentialRISavings: dollars(onDemand - fee),
    AmortizedUpfrontFee: '0',
    AmortizedRecurringFee: dollars(fee),
    TotalAmortizedFee: dollars(fee),
    RICostForUnusedHours: '0',
    RealizedSavings: dollars(onDemand - fee),
    UnrealizedSavings: '0',
  };
}
