import type { AdHocVariableFilter } from '@grafana/data';
import { fromText, toText } from '../../absent.ts';
import { ANYTHING } from '../../expand-variables.ts';
import type { TargetOf } from '../../query-model.ts';
import type { Subject } from '../subject.ts';
import type { Variables } from '../variables.ts';

/** What every question about cost has: which amounts, of which charges, added up by what. */
export type CostScope = Pick<TargetOf<'cost'>, 'metric' | 'groupBy' | 'filters'>;
export type Metric = NonNullable<CostScope['metric']>;
export type Dimension = NonNullable<CostScope['groupBy']>[number];
export type Filter = NonNullable<CostScope['filters']>[number];

type Operator = NonNullable<Filter['op']>;
const OPERATORS: Readonly<Record<string, Operator>> = { '=': 'in', '=|': 'in', '!=': 'not-in', '!=|': 'not-in' };

function adHocFilter({ key, operator, value, values }: AdHocVariableFilter): Filter {
  const op = OPERATORS[operator];
  if (!op) {
    throw new Error(
      `The ad-hoc filter on "${key}" uses "${operator}", which this data source cannot answer. Use =, !=, "one of" or "not one of".`
    );
  }
  return { dimension: key as Dimension, op, values: (values ?? [value]).map(fromText) };
}

function applyVariables(query: CostScope, { replace, spread, adHoc }: Variables): CostScope {
  const filters = (query.filters ?? [])
    .map((filter) => ({ ...filter, values: filter.values.map(toText).flatMap(spread) }))
    .filter((filter) => !filter.values.includes(ANYTHING))
    .map((filter) => ({ ...filter, values: filter.values.map(fromText) }));
  const groupBy = [...new Set((query.groupBy ?? []).flatMap(spread))].filter((name) => name !== '');
  return {
    metric: query.metric && (replace(query.metric) as Metric),
    groupBy: groupBy as Dimension[],
    filters: [...filters, ...adHoc.map(adHocFilter)],
  };
}

/** Charges of a bill. A filter whose variable stands for anything is left out, so that charges without a value stay in. */
export const COST: Subject = {
  start: { metric: 'BilledCost', groupBy: [], filters: [] } satisfies CostScope,
  applyVariables,
};

/** The scope in words: "BilledCost by ServiceName" and " where RegionId in (eu)". */
export function costScopeText({ metric = 'BilledCost', groupBy = [], filters = [] }: CostScope) {
  const where = filters
    .filter(({ values }) => values.length > 0)
    .map(
      ({ dimension, op = 'in', values }) => `${dimension} ${op} (${values.map((value) => value ?? 'none').join(', ')})`
    );
  return {
    amount: `${metric}${groupBy.length > 0 ? ` by ${groupBy.join(', ')}` : ''}`,
    where: where.length > 0 ? ` where ${where.join(' and ')}` : '',
  };
}
