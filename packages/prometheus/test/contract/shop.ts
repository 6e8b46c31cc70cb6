const NANO = 1_000_000;

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** Of 30 requests in 15 seconds; 2 of 3 take at most 0.1 s, the rest up to 0.5 s; 1 of 10 fails. */
function histogram(status: string, share: number, startMs: number, atMs: number) {
  const requests = Math.round(((atMs - startMs) / 1000) * 2 * share);
  return {
    startTimeUnixNano: String(BigInt(startMs) * BigInt(NANO)),
    timeUnixNano: String(BigInt(atMs) * BigInt(NANO)),
    count: String(requests),
    sum: requests * 0.1,
    bucketCounts: [String((requests * 2) / 3), String(requests / 3), '0'],
    explicitBounds: [0.1, 0.5],
    attributes: [text('http.response.status_code', status)],
  };
}

/** A shop that answers two requests a second between two moments, told every 15 seconds, as OpenTelemetry sends it. */
export function shopMetrics(service: string, fromMs: number, toMs: number): object {
  const dataPoints = Array.from({ length: (toMs - fromMs) / 15_000 }, (_, i) => fromMs + (i + 1) * 15_000).flatMap(
    (at) => [histogram('200', 0.9, fromMs, at), histogram('500', 0.1, fromMs, at)]
  );
  return {
    resourceMetrics: [
      {
        resource: { attributes: [text('service.name', service)] },
        scopeMetrics: [
          {
            metrics: [
              {
                name: 'http.server.request.duration',
                unit: 's',
                histogram: { aggregationTemporality: 2, dataPoints },
              },
            ],
          },
        ],
      },
    ],
  };
}
