import type { PanelQuery } from './query-model.ts';
import { isPanelQuery, questionOf } from './query-types/questions.ts';

/** One line that says what a query asks, for collapsed editor rows and the query history. */
export function queryText(query: PanelQuery): string {
  return isPanelQuery(query) ? questionOf(query.queryType).text(query) : '';
}
