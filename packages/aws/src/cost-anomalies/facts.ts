import type { SourceFacts } from '../source-facts.ts';

/** What AWS Cost Anomaly Detection is and costs as a source of items: the detection is free, its API is Cost Explorer's. */
export const COST_ANOMALIES_FACTS: SourceFacts = {
  name: 'cost-anomalies',
  title: 'AWS Cost Anomaly Detection',
  area: 'cost',
  delivers: 'items',
  permissions: [
    { action: 'ce:GetAnomalies', why: 'the anomalies that AWS itself detected, with impact and root causes' },
    { action: 'ce:GetAnomalyMonitors', why: 'what AWS watches, so that no anomalies can be told from no monitor' },
  ],
  calls: [
    { operation: 'GetAnomalies', price: '0.01', freePerMonth: null },
    { operation: 'GetAnomalyMonitors', price: '0.01', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 24, delayHours: 24 },
  accuracy: 'As AWS estimates it: what would have been spent is a model, and an anomaly under way still grows.',
  reference: 'AWS Cost Explorer pricing; API reference of GetAnomalies and GetAnomalyMonitors',
};
