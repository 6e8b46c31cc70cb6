import type { JsonValue, SourceItem } from '../item-source.ts';

/** Types of commitments, as the column CommitmentDiscountType of charges has them. */
export const SAVINGS_PLAN = 'Savings Plan';
export const RESERVED_INSTANCE = 'Reserved Instance';

/** What was true of a type of commitment, or of one service's share in it, on one day. @param start AWS's `Start` of the day */
export function dayItem(
  type: string,
  service: string | null,
  start: string,
  attributes: { readonly [name: string]: JsonValue }
): SourceItem {
  const day = start.slice(0, 10);
  return {
    id: [type, ...(service === null ? [] : [service]), day].join('/'),
    name: [type, ...(service === null ? [] : [service]), day].join(', '),
    at: Date.parse(`${day}T00:00:00Z`),
    attributes: { day, CommitmentDiscountType: type, ServiceName: service, ...attributes },
  };
}

export const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** From the first day of the month before to today, exclusive: what is known of whole days and may still have moved. */
export function recentDays(now: number): { readonly Start: string; readonly End: string } {
  const today = new Date(now);
  return {
    Start: dayText(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1)),
    End: dayText(now),
  };
}

/** Services that sell reservations; Cost Explorer tells of one at a time. */
export const RESERVED_SERVICES = [
  'Amazon Elastic Compute Cloud - Compute',
  'Amazon Relational Database Service',
  'Amazon ElastiCache',
  'Amazon Redshift',
  'Amazon OpenSearch Service',
] as const;

export const ofService = (service: string) => ({ Dimensions: { Key: 'SERVICE', Values: [service] } });

/** The code by which Cost Explorer says that the account has no such commitment. */
export const NONE = 'AWS_DATA_NOT_READY';
