import type { AdHocVariableFilter, ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { ANYTHING, expandVariables } from './expand-variables.ts';
import type { PanelQuery } from './query-model.ts';
import { isPanelQuery, questionOf } from './query-types/questions.ts';

/** People write thousands apart: 10,000 and 10 000 are amounts too. */
function amountOf(field: string, text: string, replace: (text: string) => string): number {
  const value = replace(text).replace(/[\s,_]/g, '');
  const amount = value === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(amount)) {
    throw new Error(
      `The ${field} is "${text}", which stands for "${replace(text)}" and not for a number. Change the variable.`
    );
  }
  return amount;
}

/**
 * The query as the backend gets it: variables replaced, multi-value variables spread over filters and groupings, ad-hoc
 * filters added. Amounts are never touched here.
 * @throws Error when a variable or an ad-hoc filter cannot be put into the query, by its name
 */
export function applyVariables<Q extends PanelQuery>(
  query: Q,
  templateSrv: TemplateSrv,
  scopedVars: ScopedVars,
  adHoc: readonly AdHocVariableFilter[] = []
): Q {
  // The backend refuses what nobody knows, and says which types there are.
  if (!isPanelQuery(query)) return query;
  const replace = (text: string) => templateSrv.replace(text, scopedVars);
  const variables = {
    replace,
    amount: (field: string, text: number | string) =>
      typeof text === 'number' ? text : amountOf(field, text, replace),
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
  } as Q;
}
