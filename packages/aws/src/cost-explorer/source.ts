import type { GetCostAndUsageCommandInput } from '@aws-sdk/client-cost-explorer';

import type { ChargeWindow, Source, SourceRequest } from '../source.ts';
import type { CostExplorerClient } from './client.ts';
import { cutNamed, cutNames } from './cut.ts';
import { toFocus } from './to-focus.ts';

const MONTHS_BACK = 13;
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

/** Daily cost and usage, by service and one further key at a time. */
export function costExplorerSource(client: Pick<CostExplorerClient, 'getCostAndUsage' | 'close'>): Source {
  return {
    ...COST_EXPLORER,
    cuts: ({ tagKeys }) => cutNames(tagKeys),
    earliest: (now) => {
      const today = new Date(now);
      return Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - MONTHS_BACK);
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
    toFocus: ({ cut }, bodies) => toFocus(cutNamed(cut), bodies),
    close: () => client.close(),
  };
}

function request(name: string, window: ChargeWindow): SourceRequest {
  const cut = cutNamed(name);
  const input: GetCostAndUsageCommandInput = {
    TimePeriod: { Start: day(window.from), End: day(window.to) },
    Granularity: 'DAILY',
    Metrics: ['UnblendedCost', 'AmortizedCost', 'UsageQuantity'],
    GroupBy: [...cut.groupBy],
  };
  return { cut: name, dimensions: cut.dimensions, window, parameters: JSON.stringify(input) };
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
