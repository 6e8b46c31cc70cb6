import type { PrometheusQuery } from './settings.ts';

/**
 * How fast, how well and how much HTTP servers answer, from the metrics that they have by convention: OpenTelemetry's
 * `http_server_request_duration_seconds`, and the `http_request_duration_seconds` and `http_requests_total` of Prometheus's own client
 * libraries. A server that has several of them is measured by the first.
 * Source: OpenTelemetry semantic conventions, "HTTP metrics"; Prometheus documentation, "Metric and label naming" and "Histograms".
 * @param by labels that tell servers apart
 */
export function defaultQueries(by: readonly string[]): readonly PrometheusQuery[] {
  const labels = by.join(', ');
  const rate = (metric: string, where = '') => `sum by (${labels}) (rate(${metric}${where}[$__rate_interval]))`;
  const first = (...queries: readonly string[]) => queries.join(' or ');
  const all = first(
    rate('http_server_request_duration_seconds_count'),
    rate('http_request_duration_seconds_count'),
    rate('http_requests_total')
  );
  const failed = first(
    rate('http_server_request_duration_seconds_count', '{http_response_status_code=~"5.."}'),
    rate('http_requests_total', '{code=~"5.."}'),
    rate('http_requests_total', '{status=~"5.."}')
  );
  const p95 = (metric: string) =>
    `histogram_quantile(0.95, sum by (${[...by, 'le'].join(', ')}) (rate(${metric}_bucket[$__rate_interval])))`;
  return [
    { name: 'request_rate', query: all, unit: 'Count/Second' },
    // A server without errors has no series of them: that is 0 %, not unknown.
    { name: 'error_percent', query: `100 * ((${failed}) or 0 * (${all})) / (${all})`, unit: 'Percent' },
    {
      name: 'response_time',
      query: first(p95('http_server_request_duration_seconds'), p95('http_request_duration_seconds')),
      unit: 'Seconds',
      aggregation: 'p95',
    },
  ];
}
