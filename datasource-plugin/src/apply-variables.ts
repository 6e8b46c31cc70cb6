import type { AdHocVariableFilter, ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { ANYTHING, expandVariables } from './expand-variables.ts';
import type { PanelQuery } from './query-model.ts';
import { isPanelQuery, questionOf } from './query-types/questions.ts';

/**
 * The query as the backend gets it: variables replaced, multi-value variables spread over filters and groupings, ad-hoc
 * filters added. Amounts are never touched here.
 * @throws Error when a variable or an ad-hoc filter cannot be put into the query, by its name
 */
export function applyVariables(
  query: PanelQuery,
  templateSrv: TemplateSrv,
  scopedVars: ScopedVars,
  adHoc: readonly AdHocVariableFilter[] = []
): PanelQuery {
  // The backend refuses what nobody knows, and says which types there are.
  if (!isPanelQuery(query)) return query;
  const variables = {
    replace: (text: string) => templateSrv.replace(text, scopedVars),
    spread: (text: string) => expandVariables(text, templateSrv, scopedVars),
    adHoc,
  };
  const question = questionOf(query.queryType);
  const { connections } = query;
  return {
    ...query,
    ...question.subject.applyVariables(query, variables),
    ...question.applyVariables(query, variables),
    ...(connections && { connections: connections.flatMap(variables.spread).filter((id) => id !== ANYTHING) }),
  } as PanelQuery;
}
