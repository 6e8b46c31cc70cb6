import { isFetchError } from '@grafana/runtime';

/** What the backend's REST application offers to the editors, read through Grafana's resource calls. */
export interface Resources {
  dimensions(): Promise<string[]>;
  /** Most expensive first. null stands for charges without a value. */
  dimensionValues(
    dimension: string,
    range: { from: number; to: number } | undefined,
    search?: string
  ): Promise<(string | null)[]>;
  /** The same as people read them: accounts by their names. */
  namedValues(
    dimension: string,
    range: { from: number; to: number } | undefined,
    search?: string
  ): Promise<readonly { readonly value: string | null; readonly text: string }[]>;
  tagKeys(): Promise<string[]>;
  connections(): Promise<Array<{ id: string; name: string }>>;
  /** What a refresh costs, and what collecting costs a month. */
  price(): Promise<Price>;
  /** Allocation rules that there are. */
  allocations(): Promise<Array<{ name: string; title: string }>>;
  /** What is measured, by namespace and name. */
  metrics(): Promise<MeasuredMetric[]>;
  /** Every source there is. */
  sources(): Promise<Array<{ name: string; title: string }>>;
}

/** US dollars. */
export interface Price {
  readonly perRefresh: { readonly value: number };
  readonly connections: ReadonlyArray<{
    readonly expectedPerMonth: { readonly value: number };
    readonly budgetPerMonth: { readonly value: number };
    readonly spentThisMonth: { readonly value: number };
    /** False for the demo: its AWS is simulated. */
    readonly real: boolean;
  }>;
}

/** A metric, and by which values of which labels its series differ. */
export interface MeasuredMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly aggregations: readonly string[];
  readonly unit: string | null;
  readonly labels: Readonly<Record<string, readonly string[]>>;
}

type Get = <T>(path: string, params?: Record<string, string>) => Promise<T>;

export function resourcesOf(get: Get): Resources {
  const valuesOf = (...[dimension, range, search]: Parameters<Resources['dimensionValues']>) =>
    get<{ values: (string | null)[]; names?: Record<string, string> }>(
      `api/v1/dimensions/${encodeURIComponent(dimension)}/values`,
      {
        ...(range && { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() }),
        ...(search && { search }),
      }
    );
  return {
    async dimensions() {
      const { dimensions } = await get<{ dimensions: string[] }>('api/v1/dimensions');
      return dimensions;
    },
    async dimensionValues(dimension, range, search) {
      const { values } = await valuesOf(dimension, range, search);
      return values;
    },
    async namedValues(dimension, range, search) {
      const { values, names = {} } = await valuesOf(dimension, range, search);
      return values.map((value) => {
        const name = value === null ? undefined : names[value];
        return { value, text: name === undefined ? (value ?? '(none)') : `${name} (${value})` };
      });
    },
    async tagKeys() {
      const { keys } = await get<{ keys: string[] }>('api/v1/tags');
      return keys;
    },
    async connections() {
      const { connections } = await get<{ connections: Array<{ id: string; name: string }> }>('api/v1/connections');
      return connections;
    },
    price: () => get<Price>('api/v1/price'),
    async allocations() {
      const { allocations } = await get<{ allocations: Array<{ name: string; title: string }> }>('api/v1/allocations');
      return allocations;
    },
    async metrics() {
      const { metrics } = await get<{ metrics: MeasuredMetric[] }>('api/v1/metrics');
      return metrics;
    },
    async sources() {
      const { sources } = await get<{ sources: Array<{ name: string; title: string }> }>('api/v1/sources');
      return sources;
    },
  };
}

export interface Failure {
  readonly forbidden: boolean;
  readonly message: string;
}

/** What a person should read when a resource call fails: the backend's own words (problem+json) when it gave any. */
export function failureOf(error: unknown): Failure {
  if (isFetchError<{ detail?: string; message?: string }>(error)) {
    const said = error.data?.detail ?? error.data?.message;
    return {
      forbidden: error.status === 401 || error.status === 403,
      message: said ?? error.statusText ?? `HTTP ${error.status}`,
    };
  }
  return { forbidden: false, message: error instanceof Error ? error.message : String(error) };
}
