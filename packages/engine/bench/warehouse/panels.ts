import type { Query } from '@smartcloudops/contract';
import { parseQuery } from '@smartcloudops/engine';
import { DAY_MS, shiftPeriod } from '@smartcloudops/focus';
import type { AggregateQuery, CostFilter } from '@smartcloudops/warehouse';

import { BILL_END, BILL_START } from '../../../warehouse/bench/generated-bill.ts';

/** A question of a dashboard, or of a drill-down into single resources, which reads facts. */
export interface Panel {
  readonly name: string;
  readonly drillDown?: boolean;
  readonly ask: AggregateQuery;
}

const days = (n: number) => BILL_END - n * DAY_MS;
const months = (n: number) => shiftPeriod(BILL_END, 'month', -n);
const ask = (from: number, known: Partial<AggregateQuery>): AggregateQuery => ({
  ...{
    connections: ['bench'],
    metric: 'BilledCost',
    groupBy: [],
    filters: [],
    to: BILL_END,
    asOf: null,
    grain: 'total',
  },
  from,
  ...known,
});
const ACCOUNT: CostFilter = { dimension: 'SubAccountId', op: 'in', values: ['200000000003'] };
const SERVICES: CostFilter = { dimension: 'ServiceName', op: 'in', values: ['Service 0', 'Service 5', 'Service 9'] };
const NO_CREDITS: CostFilter = { dimension: 'ChargeCategory', op: 'not-in', values: ['Credit', 'Tax'] };

export const PANELS: readonly Panel[] = [
  { name: 'month to date', ask: ask(months(1), {}) },
  { name: '30 days, odd hours, total', ask: ask(days(30) + 52_622_000, { to: BILL_END - 30_001_000 }) },
  { name: '30 days: day by service', ask: ask(days(30), { grain: 'day', groupBy: ['ServiceName'] }) },
  { name: '90 days: day by service', ask: ask(days(90), { grain: 'day', groupBy: ['ServiceName'] }) },
  {
    name: '90 days: day by service, no credits',
    ask: ask(days(90), { grain: 'day', groupBy: ['ServiceName'], filters: [NO_CREDITS] }),
  },
  {
    name: '90 days: day by account',
    ask: ask(days(90), { grain: 'day', groupBy: ['SubAccountId', 'SubAccountName'] }),
  },
  { name: '90 days: day by region', ask: ask(days(90), { grain: 'day', groupBy: ['RegionId'] }) },
  { name: '30 days: day by team', ask: ask(days(30), { grain: 'day', groupBy: ['Tags.team'] }) },
  { name: '12 months: month by service', ask: ask(months(12), { grain: 'month', groupBy: ['ServiceName'] }) },
  { name: '24 months: month by account', ask: ask(BILL_START, { grain: 'month', groupBy: ['SubAccountId'] }) },
  { name: '12 months: month by team', ask: ask(months(12), { grain: 'month', groupBy: ['Tags.team'] }) },
  { name: '26 weeks: week by category', ask: ask(days(182), { grain: 'week', groupBy: ['ServiceCategory'] }) },
  { name: '30 days: services of an account', ask: ask(days(30), { groupBy: ['ServiceName'], filters: [ACCOUNT] }) },
  {
    name: '90 days: day by service of an account',
    ask: ask(days(90), { grain: 'day', groupBy: ['ServiceName'], filters: [ACCOUNT] }),
  },
  { name: '30 days: service by account', ask: ask(days(30), { groupBy: ['ServiceName', 'SubAccountId'] }) },
  { name: '30 days: service by region', ask: ask(days(30), { groupBy: ['ServiceName', 'RegionId'] }) },
  { name: '30 days: three services by team', ask: ask(days(30), { groupBy: ['Tags.team'], filters: [SERVICES] }) },
  { name: '395 days: day, history of a forecast', ask: ask(days(395), { grain: 'day' }) },
  { name: '395 days: day by service', ask: ask(days(395), { grain: 'day', groupBy: ['ServiceName'] }) },
  {
    name: 'as of last month: services of 60 days',
    ask: ask(days(60), { groupBy: ['ServiceName'], asOf: BILL_END - DAY_MS }),
  },
  { name: 'top resources of 7 days', drillDown: true, ask: ask(days(7), { groupBy: ['ResourceId'] }) },
  {
    name: '30 days: usage types of three services',
    drillDown: true,
    ask: ask(days(30), { groupBy: ['x_UsageType'], filters: [SERVICES] }),
  },
  { name: '2 days: hour by service', drillDown: true, ask: ask(days(2), { grain: 'hour', groupBy: ['ServiceName'] }) },
];

/**
 * The question as a panel sends it. @param later ms by which the range ends later, beyond all charges: the same answer, which the
 * engine has not given before
 */
export function panelQuery({ ask: { groupBy, filters, grain, from, to, asOf, metric } }: Panel, later: number): Query {
  const end = to === BILL_END ? to + later : to - later;
  return parseQuery({
    queryType: 'cost',
    metric,
    grain,
    groupBy: [...groupBy],
    filters: filters.map((filter) => ({ ...filter, values: [...filter.values] })),
    timeRange: { from: new Date(from).toISOString(), to: new Date(end).toISOString() },
    ...(asOf === null ? {} : { asOf: new Date(asOf).toISOString() }),
  });
}
