/** A question whose answer is measured. */
export interface PrometheusQuery {
  /** Under which it is kept: `request_rate`. */
  readonly name: string;
  /**
   * PromQL that gives one value per series. `$__interval` is the step, `$__rate_interval` the same but at least four minutes, so
   * that a rate has scrapes to reckon with.
   */
  readonly query: string;
  /** `Seconds`, `Percent`, `Count/Second`, … */
  readonly unit?: string;
  /** What the query makes of the values within a step. Default: `average`. */
  readonly aggregation?: 'average' | 'sum' | 'maximum' | 'minimum' | `p${number}`;
}

/** How to reach a Prometheus, and what to ask it. */
export interface PrometheusSettings {
  /** What comes before `/api/v1`. */
  readonly url: string;
  readonly bearerToken?: string;
  readonly username?: string;
  readonly password?: string;
  /** Sent as `X-Scope-OrgID`, which tells tenants of Mimir, Cortex and Thanos apart. */
  readonly tenant?: string;
  readonly tls?: {
    /** Certificate authorities, PEM. Default: those of this machine. */
    readonly ca?: string;
    /** Name on the certificate, when it is another than the host. */
    readonly serverName?: string;
    /** Believes any certificate. */
    readonly skipVerify?: boolean;
  };
  /** Kind of thing that is measured, beside CloudWatch's namespaces. Default `Prometheus`. */
  readonly namespace?: string;
  /** Distance of the values. Default 3600, as for other metrics. */
  readonly stepSeconds?: 60 | 300 | 900 | 3600;
  /** Default: {@link defaultQueries} by `by`. */
  readonly queries?: readonly PrometheusQuery[];
  /** Labels that tell the series of the default queries apart. Default: `job`. */
  readonly by?: readonly string[];
  /** Labels of measurements from labels of Prometheus: `{"ResourceId": "instance", "SubAccountId": "account"}`. */
  readonly labels?: Readonly<Record<string, string>>;
}

export const DEFAULT_NAMESPACE = 'Prometheus';
export const DEFAULT_STEP_SECONDS = 3600;
