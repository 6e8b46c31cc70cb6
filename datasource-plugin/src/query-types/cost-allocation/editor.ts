import { t } from '@grafana/i18n';
import { CostScopeFields } from '../cost-scope/CostScopeFields.tsx';
import type { Editor } from '../editor.ts';
import { AllocationFields } from './AllocationFields.tsx';

export const costAllocationEditor: Editor<'cost-allocation'> = {
  label: () => t('query-type.cost-allocation', 'Cost allocation'),
  description: () =>
    t('query-type.cost-allocation-description', 'Who bears what, shared cost handed on, with what has no owner'),
  Scope: CostScopeFields,
  Fields: AllocationFields,
  examples: () => [
    {
      title: t('example.allocation', 'Who bears what?'),
      description: t(
        'example.allocation-description',
        'Own and shared cost of each team over the time range, and what no rule names. Needs allocation rules named "team".'
      ),
      query: {
        queryType: 'cost-allocation',
        metric: 'EffectiveCost',
        groupBy: [],
        filters: [],
        allocation: 'team',
        grain: 'total',
      },
    },
    {
      title: t('example.unallocated', 'Alert on cost without an owner'),
      description: t(
        'example.unallocated-description',
        'For an alert rule: the share of the cost that no rule names. 0.1 is ten per cent.'
      ),
      query: {
        queryType: 'cost-allocation',
        metric: 'EffectiveCost',
        groupBy: [],
        filters: [],
        allocation: 'team',
        grain: 'total',
        statistic: 'unallocated-share',
      },
    },
  ],
};
