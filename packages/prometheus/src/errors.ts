import { SourceFault } from '@smartcloudops/focus';

interface ErrorKind {
  /** HTTP-like status. */
  readonly status: number;
  /** Whose doing: ours or the settings' (`plugin`), or that of the server and the way to it (`downstream`). */
  readonly source: 'plugin' | 'downstream';
  readonly title: string;
  /** What the reader can do about it. */
  readonly fix: string;
}

/** Permanent codes of this package; listed in docs/errors.md. */
export const PROMETHEUS_ERRORS = {
  PROMETHEUS_SETTING_WRONG: {
    status: 400,
    source: 'plugin',
    title: 'A setting of the Prometheus connection is not usable',
    fix: 'The message names the setting.',
  },
  PROMETHEUS_UNREACHABLE: {
    status: 504,
    source: 'downstream',
    title: 'Prometheus could not be reached',
    fix: 'Check the setting prometheus.url and the way there (DNS, firewall, proxy); open the address followed by /api/v1/status/buildinfo from this machine.',
  },
  PROMETHEUS_CERTIFICATE_REFUSED: {
    status: 502,
    source: 'downstream',
    title: "Prometheus's certificate is not one that this machine trusts",
    fix: 'Give the certificate authority in prometheus.tls.ca (PEM), and the name on the certificate in prometheus.tls.serverName when it is another than the host.',
  },
  PROMETHEUS_DENIED: {
    status: 403,
    source: 'downstream',
    title: 'Prometheus does not let us in',
    fix: 'Check the token, or the user name and password; where several tenants share a server, check prometheus.tenant.',
  },
  PROMETHEUS_QUERY_REFUSED: {
    status: 400,
    source: 'downstream',
    title: 'A query is not valid PromQL',
    fix: 'Correct the query that the message names; the other queries go on.',
  },
  PROMETHEUS_QUERY_FAILED: {
    status: 422,
    source: 'downstream',
    title: 'Prometheus could not work out a query',
    fix: 'Make the query that the message names cheaper (fewer series, a recording rule), or its labels unique; the other queries go on.',
  },
  PROMETHEUS_UNAVAILABLE: {
    status: 502,
    source: 'downstream',
    title: 'Prometheus failed to answer',
    fix: 'Try again later. What was collected before is still there.',
  },
  PROMETHEUS_ANSWER_UNREADABLE: {
    status: 502,
    source: 'downstream',
    title: "What answered does not speak Prometheus's HTTP API",
    fix: 'Check the path of prometheus.url: it is what comes before /api/v1, such as https://mimir.example/prometheus.',
  },
} as const satisfies Record<string, ErrorKind>;

export type PrometheusErrorCode = keyof typeof PROMETHEUS_ERRORS;

/** What this package throws. Neither message nor cause holds a token or a password. */
export class PrometheusError extends SourceFault<PrometheusErrorCode> {
  override readonly name = 'PrometheusError';

  /** @param what what happened and why; what to do (the fix of the code) is appended. */
  constructor(code: PrometheusErrorCode, what: string, options: { readonly cause?: unknown } = {}) {
    const { fix, status, source } = PROMETHEUS_ERRORS[code];
    super(`${what} ${fix}`, { code, status, source, ...options });
  }
}
