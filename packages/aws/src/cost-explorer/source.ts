import type { GetCostAndUsageCommandInput } from '@aws-sdk/client-cost-explorer';

import type { ChargeWindow, Source, SourceRequest } from '../source.ts';
import type { CostExplorerClient } from './client.ts';
import { cutNamed, cutNames } from './cut.ts';
import { toFocus } from './to-focus.ts';

/** "The current month and the prior 13 months." */
const MONTHS_BACK = 13;
/** "Multi-year data: up to 38 months of historical data, at monthly granularity", where it is switched on. */
const WHOLE_MONTHS_BACK = 38;
const PROBE_CUT = 'service-account';

/** What Cost Explorer is and costs. Sources: AWS Cost Explorer pricing; API best practices; "Understanding your bill". */
export const COST_EXPLORER = {
  name: 'cost-explorer',
  title: 'AWS Cost Explorer',
  operation: 'GetCostAndUsage',
  actions: ['ce:GetCostAndUsage'],
  pricePerCall: '0.01',
  freshness: {
    // "Up to three times a day."
    updatedEveryHours: 8,
    // A closed month is seldom issued again, and then within the month that follows.
    settlesAfterDays: 25,
    recheckEveryDays: 7,
  },
} as const;

const monthsBefore = (now: number, months: number): number => {
  const today = new Date(now);
  return Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months);
};

/** Daily cost and usage, by service and one further key at a time; further back by whole months. */
export function costExplorerSource(client: Pick<CostExplorerClient, 'getCostAndUsage' | 'close'>): Source {
  return {
    ...COST_EXPLORER,
    cuts: ({ tagKeys }) => cutNames(tagKeys),
    earliest: (now) => monthsBefore(now, MONTHS_BACK),
    months: {
      earliest: (now) => monthsBefore(now, WHOLE_MONTHS_BACK),
      cutOf: (cut) => `${MONTHLY}${cut}`,
      isMonthly: (cut) => cut !== daily(cut),
      whenRefused:
        'Cost Explorer tells of months before the last 13 only when multi-year data is switched on: in AWS, Billing and Cost Management, Cost Management preferences, Cost Explorer, "Multi-year data at monthly granularity" of the management account. AWS takes up to 48 hours to prepare it; then start the backfill again.',
    },
    request,
    // A time that ends where it begins: understood, authorised, and refused.
    probe: (now) => request(PROBE_CUT, { from: now, to: now }),
    fetchPage: ({ parameters }, token, signal) =>
      client.getCostAndUsage(
        {
          ...(JSON.parse(parameters) as GetCostAndUsageCommandInput),
          ...(token === null ? {} : { NextPageToken: token }),
        },
        signal
      ),
    toFocus: ({ cut }, bodies) => toFocus(cutNamed(daily(cut)), bodies),
    close: () => client.close(),
  };
}

function request(name: string, window: ChargeWindow): SourceRequest {
  const isMonthly = name !== daily(name);
  const cut = cutNamed(daily(name));
  const input: GetCostAndUsageCommandInput = {
    TimePeriod: { Start: day(window.from), End: day(window.to) },
    Granularity: isMonthly ? 'MONTHLY' : 'DAILY',
    Metrics: ['UnblendedCost', 'AmortizedCost', 'UsageQuantity'],
    GroupBy: [...cut.groupBy],
  };
  return {
    ...{ cut: name, dimensions: cut.dimensions, window, parameters: JSON.stringify(input) },
    ...(isMonthly ? { deliveredAs: `${COST_EXPLORER.name}-monthly` } : {}),
  };
}

const MONTHLY = 'monthly:';
const daily = (cut: string): string => (cut.startsWith(MONTHLY) ? cut.slice(MONTHLY.length) : cut);

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
