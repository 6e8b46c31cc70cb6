/** What a Prometheus is as a source of measurements; the shape of all sources' facts. */
export const PROMETHEUS_FACTS = {
  name: 'prometheus',
  title: 'Prometheus',
  area: 'performance',
  delivers: 'measurements',
  permissions: [],
  calls: [
    { operation: 'query', price: '0', freePerMonth: null },
    { operation: 'query_range', price: '0', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 1, delayHours: 0 },
  accuracy: 'As Prometheus reckons it from its scrapes; what lies before its retention is not there.',
  reference: 'Prometheus documentation, "HTTP API"',
} as const;
