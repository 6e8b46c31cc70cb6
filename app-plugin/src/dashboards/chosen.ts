import type { CostScope } from '../cost-questions.ts';

/** What the reader chose in a dashboard's variables. */
export const CHOSEN: CostScope = {
  metric: '$metric' as CostScope['metric'],
  filters: [
    { dimension: 'SubAccountId', op: 'in', values: ['$account'] },
    { dimension: 'ServiceName', op: 'in', values: ['$service'] },
  ],
};
