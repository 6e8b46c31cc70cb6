import type { AdHocVariableFilter } from '@grafana/data';
import type { TargetOf } from '../../query-model.ts';
import { adHocCondition } from '../conditions/ad-hoc-condition.ts';
import { conditionWith } from '../conditions/condition.ts';
import type { Subject } from '../subject.ts';
import type { Variables } from '../variables.ts';

/** What every question about cost has: which amounts, of which charges, added up by what. */
export type CostScope = Pick<TargetOf<'cost'>, 'metric' | 'groupBy' | 'filters'>;
export type Metric = NonNullable<CostScope['metric']>;
export type Dimension = NonNullable<CostScope['groupBy']>[number];
type Filter = NonNullable<CostScope['filters']>[number];

function adHocFilter(filter: AdHocVariableFilter): Filter {
  const { name, ...condition } = adHocCondition(filter);
  return { dimension: name as Dimension, ...condition };
}

function applyVariables(query: CostScope, variables: Variables): CostScope {
  const { replace, spread, adHoc } = variables;
  const filters = (query.filters ?? []).flatMap((filter) => conditionWith(filter, variables) ?? []);
  const groupBy = [...new Set((query.groupBy ?? []).flatMap(spread))].filter((name) => name !== '');
  return {
    metric: query.metric && (replace(query.metric) as Metric),
    groupBy: groupBy as Dimension[],
    filters: [...filters, ...adHoc.map(adHocFilter)],
  };
}

/** Charges of a bill. A filter whose variable stands for anything is left out, so that charges without a value stay in. */
export const COST: Subject<CostScope> = {
  start: { metric: 'BilledCost', groupBy: [], filters: [] } satisfies CostScope,
  applyVariables,
  isReady: () => true,
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
