import type { QueryInput } from '@smartcloudops/contract';
import { parseQuery } from '@smartcloudops/engine';
import type { ColumnDimension } from '@smartcloudops/focus';

import type { AggregateQuery } from '@smartcloudops/warehouse';

import { BILL_END } from './company-bill.ts';

const BILL_START = Date.UTC(2026, 9, 1);

type Asked = Extract<QueryInput, { readonly queryType: 'cost' }>;

const by = (groupBy: readonly ColumnDimension[]) => ({ groupBy: [...groupBy] });
const EC2 = { dimension: 'ServiceName', op: 'in', values: ['Amazon Elastic Compute Cloud - Compute'] } as const;

/** What a cost dashboard asks about a month; the last ones read single charges. */
export const QUESTIONS: readonly {
  readonly name: string;
  readonly drillDown?: true;
  readonly query: Partial<Asked>;
}[] = [
  { name: 'the month', query: { grain: 'total' } },
  { name: 'day by service', query: { grain: 'day', ...by(['ServiceName']), topN: 10 } },
  { name: 'day by account', query: { grain: 'day', ...by(['SubAccountId']), topN: 10 } },
  { name: 'accounts, all', query: { grain: 'total', ...by(['SubAccountId']) } },
  { name: 'regions', query: { grain: 'total', ...by(['RegionId']) } },
  { name: 'teams', query: { grain: 'total', groupBy: ['Tags.team'] } },
  {
    name: 'accounts of a service',
    query: { grain: 'total', ...by(['SubAccountId']), filters: [{ ...EC2, values: [...EC2.values] }], topN: 20 },
  },
  { name: 'resources', drillDown: true, query: { grain: 'total', ...by(['ResourceId']), topN: 20 } },
  { name: 'usage types', drillDown: true, query: { grain: 'total', ...by(['x_UsageType']), topN: 20 } },
];

/** A question about the month before {@link BILL_END}. @param later ms: the same answer to a question that was not asked before */
export function monthQuestion(query: Partial<Asked>, later: number) {
  const from = new Date(BILL_START).toISOString();
  return parseQuery({
    queryType: 'cost',
    metric: 'BilledCost',
    ...query,
    timeRange: { from, to: new Date(BILL_END + later).toISOString() },
  });
}

/** The same as a store of bills is asked. */
export function monthAggregate({ grain = 'total', groupBy = [], filters = [] }: Partial<Asked>): AggregateQuery {
  return {
    ...{ connections: ['bench'], metric: 'BilledCost', asOf: null, from: BILL_START, to: BILL_END },
    ...{ grain, groupBy, filters: filters.map(({ op = 'in', ...filter }) => ({ op, ...filter })) },
  };
}
