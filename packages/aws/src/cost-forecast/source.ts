import type { GetCostForecastCommandInput } from '@aws-sdk/client-cost-explorer';
import { DAY_MS } from '@smartcloudops/focus';

import type { CostExplorerClient } from '../cost-explorer/client.ts';
import type { ChargeWindow, PaidApi } from '../source.ts';
import { readForecast } from './read-forecast.ts';
import type { AwsDay } from './read-forecast.ts';

/** What AWS's own forecast is and costs. Source: AWS Cost Explorer pricing and API reference. */
export const COST_FORECAST = {
  name: 'cost-forecast',
  title: 'the forecast of AWS Cost Explorer',
  operation: 'GetCostForecast',
  actions: ['ce:GetCostForecast'],
  pricePerCall: '0.01',
} as const;

/** Level of the intervals that AWS is asked for; it gives one. */
export const AWS_LEVEL = 0.8;
/** Farthest that AWS forecasts single days. */
const FARTHEST_DAYS = 93;

export interface CostForecastRequest {
  /** What is sent; the same text asks the same thing. */
  readonly parameters: string;
}

/** AWS's own forecast of the whole bill by day. It is no bill and brings no charges; it is asked to be compared with. */
export interface CostForecastSource extends PaidApi<CostForecastRequest> {
  readonly title: string;
  readonly actions: readonly string[];
  /** Days from the one of `now` on, which is the first that AWS forecasts; the end is cut off where AWS's own forecast ends. */
  request(now: number, to: number): CostForecastRequest;
  /** @throws AwsError `AWS_ANSWER_UNREADABLE` */
  read(body: string): readonly AwsDay[];
  close(): void;
}

export function costForecastSource(client: Pick<CostExplorerClient, 'getCostForecast' | 'close'>): CostForecastSource {
  return {
    ...COST_FORECAST,
    request(now, to) {
      const today = Math.floor(now / DAY_MS) * DAY_MS;
      return { parameters: JSON.stringify(input({ from: today, to: Math.min(to, today + FARTHEST_DAYS * DAY_MS) })) };
    },
    fetchPage: async ({ parameters }, _, signal) => ({
      body: await client.getCostForecast(JSON.parse(parameters) as GetCostForecastCommandInput, signal),
      nextToken: null,
    }),
    read: readForecast,
    close: () => client.close(),
  };
}

function input({ from, to }: ChargeWindow): GetCostForecastCommandInput {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return {
    TimePeriod: { Start: day(from), End: day(to) },
    Granularity: 'DAILY',
    Metric: 'UNBLENDED_COST',
    PredictionIntervalLevel: Math.round(100 * AWS_LEVEL),
  };
}
