import { t } from '@grafana/i18n';
import { CostScopeFields } from '../cost-scope/CostScopeFields.tsx';
import type { Editor } from '../editor.ts';
import { DriversFields } from './DriversFields.tsx';

export const costDriversEditor: Editor<'cost-drivers'> = {
  label: () => t('query-type.drivers', 'Cost drivers'),
  description: () => t('query-type.drivers-description', 'Why the cost is another one than before, to the cent'),
  Scope: CostScopeFields,
  Fields: DriversFields,
  examples: () => [
    {
      title: t('example.drivers', 'Why did the cost change?'),
      description: t(
        'example.drivers-description',
        'The largest causes since the month before, each in a sentence with its money.'
      ),
      query: {
        queryType: 'cost-drivers',
        metric: 'EffectiveCost',
        groupBy: [],
        filters: [],
        compareWith: 'previous-month',
        output: 'causes',
      },
    },
    {
      title: t('example.drivers-alert', 'Alert on a change'),
      description: t(
        'example.drivers-alert-description',
        'For an alert rule: by how much each service costs more than in the period before, one number each.'
      ),
      query: {
        queryType: 'cost-drivers',
        metric: 'EffectiveCost',
        groupBy: ['ServiceName'],
        filters: [],
        compareWith: 'previous-period',
        output: 'change',
      },
    },
  ],
};
