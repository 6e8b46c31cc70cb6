import type { QueryType } from '@smartcloudops/contract';
import { apiSpendEditor } from './api-spend/editor.ts';
import { budgetRiskEditor } from './budget-risk/editor.ts';
import { budgetsEditor } from './budgets/editor.ts';
import { capacityEditor } from './capacity/editor.ts';
import { commitmentsEditor } from './commitments/editor.ts';
import { costAllocationEditor } from './cost-allocation/editor.ts';
import { costAnomaliesEditor } from './cost-anomalies/editor.ts';
import { costDriversEditor } from './cost-drivers/editor.ts';
import { costForecastEditor } from './cost-forecast/editor.ts';
import { costEditor } from './cost/editor.ts';
import type { Editor } from './editor.ts';
import { metricForecastEditor } from './metric-forecast/editor.ts';
import { metricEditor } from './metric/editor.ts';
import { recommendationsEditor } from './recommendations/editor.ts';
import { reconciliationEditor } from './reconciliation/editor.ts';
import { securityFindingsEditor } from './security-findings/editor.ts';
import { sourceStateEditor } from './source-state/editor.ts';
import { trendEditor } from './trend/editor.ts';
import { forecastScoreboardEditor } from './forecast-scoreboard/editor.ts';

/** Every query type, and how it is edited, in the order in which they are offered. The compiler notices a missing one. */
const EDITORS: { readonly [T in QueryType]: Editor<T> } = {
  cost: costEditor,
  'cost-forecast': costForecastEditor,
  'budget-risk': budgetRiskEditor,
  budgets: budgetsEditor,
  'cost-anomalies': costAnomaliesEditor,
  'cost-drivers': costDriversEditor,
  trend: trendEditor,
  'cost-allocation': costAllocationEditor,
  'forecast-scoreboard': forecastScoreboardEditor,
  metric: metricEditor,
  'metric-forecast': metricForecastEditor,
  capacity: capacityEditor,
  reconciliation: reconciliationEditor,
  commitments: commitmentsEditor,
  recommendations: recommendationsEditor,
  'security-findings': securityFindingsEditor,
  'api-spend': apiSpendEditor,
  'source-state': sourceStateEditor,
};

export function editorOf(queryType: QueryType): Editor<QueryType> {
  // Sound: the table gives each query type an editor that takes it, which TypeScript does not follow through an index.
  return EDITORS[queryType] as unknown as Editor<QueryType>;
}

export function queryTypeOptions() {
  return Object.entries(EDITORS).map(([queryType, editor]) => ({
    value: queryType as QueryType,
    label: editor.label(),
    description: editor.description(),
  }));
}

/** The editors of every type, in that order. */
export function allEditors(): Editor<QueryType>[] {
  return Object.values(EDITORS) as unknown[] as Editor<QueryType>[];
}
