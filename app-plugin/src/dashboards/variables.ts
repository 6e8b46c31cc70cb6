import {
  CustomVariableBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DATASOURCE_ID } from '../ids.ts';
import { DATASOURCE } from './target.ts';

/** Which data source the whole dashboard reads. */
export function datasourceVariable() {
  return new DatasourceVariableBuilder('datasource').label('Data source').type(DATASOURCE_ID);
}

export function metricVariable() {
  return new CustomVariableBuilder('metric')
    .label('Metric')
    .description('Which of the amounts of a charge to add up')
    .values('BilledCost,EffectiveCost,ListCost,ContractedCost')
    .current({ selected: true, text: 'BilledCost', value: 'BilledCost' });
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
