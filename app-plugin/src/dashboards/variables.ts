import {
  CustomVariableBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { CostScope } from '../cost-questions.ts';
import { DATASOURCE_ID } from '../ids.ts';
import { DATASOURCE } from './target.ts';

type CostMetric = NonNullable<CostScope['metric']>;

/** Which data source the whole dashboard reads. */
export function datasourceVariable() {
  return new DatasourceVariableBuilder('datasource').label('Data source').type(DATASOURCE_ID);
}

export function metricVariable(chosen: CostMetric = 'BilledCost') {
  return new CustomVariableBuilder('metric')
    .label('Metric')
    .description('Which of the amounts of a charge to add up')
    .values('BilledCost,EffectiveCost,ListCost,ContractedCost')
    .current({ selected: true, text: chosen, value: chosen });
}

/** What the time range is compared with. */
export function compareVariable() {
  return new CustomVariableBuilder('compare')
    .label('Compare with')
    .description('The same dates of the month or year before, or the period just before')
    .values('Month before : previous-month,Period before : previous-period,Year before : previous-year')
    .current({ selected: true, text: 'Month before', value: 'previous-month' });
}

/** What the month may cost, typed by the reader. */
export function budgetVariable(amount: string) {
  return new TextBoxVariableBuilder('budget')
    .label('Budget')
    .description('What the month may cost, in the currency of the bill')
    .defaultValue(amount)
    .current({ selected: true, text: amount, value: amount });
}

/** The values of a dimension. All of them is `*`, which filters nothing, so that charges without a value stay in. */
export function dimensionVariable(name: string, label: string, dimension: string) {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(DATASOURCE)
    .query({ refId: `variable-${name}`, kind: 'values', dimension })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .multi(true)
    .includeAll(true)
    .allValue('*')
    .current({ selected: true, text: ['All'], value: ['$__all'] });
}

/** Some of a few values. All of them is `*`, which filters nothing. */
export function choiceVariable(name: string, label: string, values: readonly string[], description: string) {
  return new CustomVariableBuilder(name)
    .label(label)
    .description(description)
    .values(values.join(','))
    .multi(true)
    .includeAll(true)
    .allValue('*')
    .current({ selected: true, text: ['All'], value: ['$__all'] });
}
