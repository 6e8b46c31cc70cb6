import type { AdHocVariableFilter, ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { fromText, toText } from './absent.ts';
import { ANYTHING, expandVariables } from './expand-variables.ts';
import type { CostPanelQuery, Dimension, Filter, Grain, Metric } from './query-model.ts';

const OPERATORS: Readonly<Record<string, Filter['op']>> = { '=': 'in', '=|': 'in', '!=': 'not-in', '!=|': 'not-in' };

function adHocFilter({ key, operator, value, values }: AdHocVariableFilter): Filter {
  const op = OPERATORS[operator];
  if (!op) {
    throw new Error(
      `The ad-hoc filter on "${key}" uses "${operator}", which this data source cannot answer. Use =, !=, "one of" or "not one of".`
    );
  }
  return { dimension: key as Dimension, op, values: (values ?? [value]).map(fromText) };
}

/**
 * The query as the backend gets it: variables replaced, multi-value variables spread over filters and groupings, ad-hoc
 * filters added. A filter whose variable stands for anything is left out. Amounts are never touched here.
 * @throws Error when an ad-hoc filter uses an operator that the backend does not know
 */
export function applyVariables<Q extends CostPanelQuery>(
  query: Q,
  templateSrv: TemplateSrv,
  scopedVars: ScopedVars,
  adHoc: readonly AdHocVariableFilter[] = []
): Q {
  const expand = (text: string) => expandVariables(text, templateSrv, scopedVars);
  const filters = (query.filters ?? [])
    .map((filter) => ({ ...filter, values: filter.values.map(toText).flatMap(expand) }))
    .filter((filter) => !filter.values.includes(ANYTHING))
    .map((filter) => ({ ...filter, values: filter.values.map(fromText) }));

  return {
    ...query,
    metric: query.metric && (templateSrv.replace(query.metric, scopedVars) as Metric),
    ...(query.queryType === 'cost' && {
      grain: query.grain && (templateSrv.replace(query.grain, scopedVars) as Grain),
    }),
    groupBy: [...new Set((query.groupBy ?? []).flatMap(expand))].filter((name) => name !== '') as Dimension[],
    filters: [...filters, ...adHoc.map(adHocFilter)],
    ...(query.connections && { connections: query.connections.flatMap(expand).filter((id) => id !== ANYTHING) }),
  };
}
