import type { GetCostAndUsageCommandInput } from '@aws-sdk/client-cost-explorer';
import { formatDecimal, parseDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { parseAnswer } from '../cost-explorer/answer.ts';
import type { Answer } from '../cost-explorer/answer.ts';
import type { CostExplorerClient } from '../cost-explorer/client.ts';
import { COST_EXPLORER } from '../cost-explorer/source.ts';
import { AwsError } from '../errors.ts';
import type { ItemBatch, ItemRequest, PaidItemSource, SourceItem } from '../item-source.ts';
import type { SourceFacts } from '../source-facts.ts';

/** What asking Cost Explorer for its own monthly totals takes. Source: AWS Cost Explorer pricing and API reference. */
export const COST_CONTROL: SourceFacts = {
  name: 'cost-explorer-control',
  title: 'monthly totals of AWS Cost Explorer',
  area: 'cost',
  delivers: 'items',
  permissions: [{ action: 'ce:GetCostAndUsage', why: 'the totals that the collected charges are checked against' }],
  calls: [{ operation: 'GetCostAndUsage', price: '0.01', freePerMonth: null }],
  freshness: { updatedEveryHours: 24, delayHours: 24 },
  accuracy: 'To the cent of what Cost Explorer shows; open months still move.',
  reference: 'AWS Cost Explorer pricing',
};

/** Whole months before this one that are checked: a closed month is seldom issued again, and then in the month that follows. */
const MONTHS_BACK = 3;
const METRICS = { BilledCost: 'UnblendedCost', EffectiveCost: 'AmortizedCost' } as const;
/** Cost Explorer rounds a day's amount of each service to ten digits, so a month's sum may be off by that much. */
const ROUNDING = '0.0000001';

/**
 * What Cost Explorer itself says that each month came to, by service: asked by another granularity and another grouping than the
 * charges are collected by, so that a page that was lost or taken twice, a shift of time zone and a late restatement all show.
 */
export function costControlSource(client: Pick<CostExplorerClient, 'getCostAndUsage' | 'close'>): PaidItemSource {
  return {
    name: COST_CONTROL.name,
    facts: COST_CONTROL,
    operation: 'GetCostAndUsage',
    pricePerCall: '0.01',
    requests(now) {
      const today = new Date(now);
      const month = (shift: number) =>
        new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + shift)).toISOString().slice(0, 10);
      const input: GetCostAndUsageCommandInput = {
        TimePeriod: { Start: month(-MONTHS_BACK), End: month(1) },
        Granularity: 'MONTHLY',
        Metrics: Object.values(METRICS),
        GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
      };
      return [{ parameters: JSON.stringify(input), title: `monthly totals from ${month(-MONTHS_BACK)}` }];
    },
    fetchPage: ({ parameters }: ItemRequest, token, signal) =>
      client.getCostAndUsage(
        {
          ...(JSON.parse(parameters) as GetCostAndUsageCommandInput),
          ...(token === null ? {} : { NextPageToken: token }),
        },
        signal
      ),
    toItems: (_, bodies) => toBatches([...bodies].flatMap((body) => parseAnswer(body).days)),
    close: () => client.close(),
  };
}

/** One batch per month. A month may go on over several pages. */
function toBatches(months: Answer['days']): readonly ItemBatch[] {
  return [...Map.groupBy(months, ({ start }) => start.slice(0, 7))].map(([month, parts]) => ({
    kind: 'control-total',
    scope: month,
    items: Object.entries(METRICS).flatMap(([metric, awsMetric]) => {
      const sums = new Map<string, Map<string, Decimal>>();
      for (const { keys, metrics } of parts.flatMap(({ groups }) => groups)) {
        const amount = metrics[awsMetric];
        if (!amount) throw unreadable(`the group ${keys.join()} of ${month} has no ${awsMetric}`);
        const value = parseDecimal(amount.Amount);
        if (value === null) throw unreadable(`${JSON.stringify(amount.Amount)} of ${month} is no decimal number`);
        const services = sums.get(amount.Unit) ?? new Map<string, Decimal>();
        sums.set(amount.Unit, services);
        const service = keys[0] ?? '';
        services.set(service, (services.get(service) ?? 0n) + value);
      }
      return [...sums].map(([currency, services]): SourceItem => ({
        id: [COST_EXPLORER.name, month, metric, currency].join('/'),
        name: month,
        at: null,
        attributes: {
          source: COST_EXPLORER.name,
          month,
          metric,
          currency,
          basis: 'GetCostAndUsage by service, monthly',
          rounding: ROUNDING,
          services: [...services].map(([service, sum]) => [service === '' ? null : service, formatDecimal(sum)]),
        },
      }));
    }),
  }));
}

function unreadable(why: string): AwsError {
  return new AwsError('AWS_ANSWER_UNREADABLE', `ce:GetCostAndUsage answered, but ${why}.`);
}
