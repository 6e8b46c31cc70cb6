import { t } from '@grafana/i18n';
import type { ComboboxOption } from '@grafana/ui';
import type { CostPanelQuery, Filter, Grain, Metric, Output, Statistic } from '../query-model.ts';

/** One option per member of a union: the compiler notices a missing one. */
function optionsOf<T extends string>(
  labels: Readonly<Record<T, readonly [label: string, description?: string]>>
): Array<ComboboxOption<T>> {
  return Object.entries<readonly [string, string?]>(labels).map(([value, [label, description]]) => ({
    value: value as T,
    label,
    ...(description && { description }),
  }));
}

export function queryTypeOptions() {
  return optionsOf<CostPanelQuery['queryType']>({
    cost: [t('query-type.cost', 'Cost'), t('query-type.cost-description', 'What was charged')],
    'cost-forecast': [
      t('query-type.forecast', 'Forecast'),
      t('query-type.forecast-description', 'What will be charged, with intervals'),
    ],
  });
}

export function metricOptions() {
  return optionsOf<Metric>({
    BilledCost: ['BilledCost', t('metric.billed', 'What the invoice says')],
    EffectiveCost: ['EffectiveCost', t('metric.effective', 'With prepaid commitments spread over their use')],
    ListCost: ['ListCost', t('metric.list', 'At public prices, before discounts')],
    ContractedCost: ['ContractedCost', t('metric.contracted', 'At negotiated prices, before commitments')],
  });
}

export function grainOptions() {
  return optionsOf<Grain>({
    total: [t('grain.total', 'Total'), t('grain.total-description', 'One figure for the whole time range')],
    hour: [t('grain.hour', 'Hour')],
    day: [t('grain.day', 'Day')],
    week: [t('grain.week', 'Week'), t('grain.week-description', 'Monday to Sunday, UTC')],
    month: [t('grain.month', 'Month')],
  });
}

export function outputOptions() {
  return optionsOf<Output>({
    series: [t('output.series', 'Daily series'), t('output.series-description', 'Actuals and forecast by day')],
    'month-end': [
      t('output.month-end', 'Month-end total'),
      t('output.month-end-description', 'One row: what this month will come to'),
    ],
  });
}

/** Stands for the absent `statistic`, which the backend decides by who asks. */
export const AUTOMATIC = 'automatic';

export function statisticOptions() {
  return optionsOf<Statistic | typeof AUTOMATIC>({
    [AUTOMATIC]: [
      t('statistic.automatic', 'Automatic'),
      t('statistic.automatic-help', 'All figures in a panel, the forecast in an alert rule'),
    ],
    all: [t('statistic.all', 'All figures')],
    point: [t('statistic.point', 'Forecast')],
    lower: [t('statistic.lower', 'Lower bound'), t('statistic.bound-help', 'Of the first interval')],
    upper: [t('statistic.upper', 'Upper bound'), t('statistic.bound-help', 'Of the first interval')],
    actual: [t('statistic.actual', 'Spent on final days')],
    'run-rate': [
      t('statistic.run-rate', 'Run rate'),
      t('statistic.run-rate-help', 'If every day cost as much as the days so far'),
    ],
    'last-month': [t('statistic.last-month', 'Last month')],
  });
}

export function operatorOptions() {
  return optionsOf<Filter['op']>({
    in: [t('operator.in', 'is one of')],
    'not-in': [t('operator.not-in', 'is none of')],
  });
}

export const LEVELS = [0.5, 0.8, 0.9, 0.95, 0.99].map((value) => ({ value, label: `${value * 100} %` }));
