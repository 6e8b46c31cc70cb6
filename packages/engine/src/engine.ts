import type { DataFrame, Query } from '@smartcloudops/contract';
import type { PrometheusSettings } from '@smartcloudops/prometheus';

import type { AnswerProgress } from './answers/answer-cache.ts';
import type { Backfills } from './backfill/backfills.ts';
import type { SourceReport } from './collecting/sources/source-report.ts';
import type { Verification } from './collecting/verify.ts';
import type { AwsConnection } from './connections/aws-connection.ts';
import type { PushdownSettings } from './pushdown/pushdown-settings.ts';

/** Who asks. A door (bearer token, Grafana user) is mapped to this before anything else happens. */
export interface Principal {
  readonly name: string;
  readonly role: 'viewer' | 'editor' | 'admin';
  /** Connections that may be read; null for all. */
  readonly connections: readonly string[] | null;
  /** Teams that whoever vouches for the caller tells of. */
  readonly teams?: readonly string[];
  /** What asks when no person does. Default: a person. */
  readonly kind?: 'person' | 'alerts' | 'public-dashboards';
  /** Whose scopes hold: `org1` for an organisation of Grafana. Default: the stand-alone server's. */
  readonly realm?: string;
}

/** How to reach a bill. jsonData/secureJsonData of the datasource, or the stand-alone configuration file. */
export interface ConnectionSettings {
  /** Stable id: the datasource's uid in Grafana. */
  readonly id: string;
  readonly name: string;
  /** `demo`: the twin, an AWS that bills, started here for the collection. `files`: reads what was imported by hand. */
  readonly kind: 'demo' | 'aws' | 'files';
  readonly aws?: AwsConnection;
  /** US dollars per calendar month that may be spent on billable AWS calls, as decimal text. Default "0.00": none. */
  readonly monthlyApiBudget?: string;
  /** Cost allocation tag keys to collect. */
  readonly tagKeys?: readonly string[];
  /** Days of history to collect on first contact. Default: 395 of Cost Explorer, all that there is of an export. */
  readonly historyDays?: number;
  /** Where AWS Data Exports deliver the bill; with it Cost Explorer is not needed. */
  readonly export?: ExportSettings;
  /** Where a distributed engine reads the bill in place; with it no charges are collected. Not together with `export`. */
  readonly pushdown?: PushdownSettings;
  readonly metrics?: MetricSettings;
  readonly security?: SecuritySettings;
  /** A Prometheus that is measured beside CloudWatch. */
  readonly prometheus?: PrometheusSettings;
  /**
   * Which sources are collected, by their names in docs/sources. Default: every source that is free, and those that cost money when
   * there is a monthly API budget.
   */
  readonly sources?: Readonly<Record<string, boolean>>;
}

/** A data export (CUR 2.0 or FOCUS 1.x) in S3. */
export interface ExportSettings {
  readonly bucket: string;
  /** As the export was given it, without slashes at its ends. Default: none. */
  readonly prefix?: string;
  /** Of the bucket. Default: the connection's default region, or us-east-1; a wrong one is set right by S3's first answer. */
  readonly region?: string;
  /** Of the export. Default: the only one there is below the prefix. */
  readonly name?: string;
}

/** Where it is asked what is wrong with the security of things. */
export interface SecuritySettings {
  /** Default: the regions of the metrics. Intruders go where nobody is meant to be, so it pays to name more. */
  readonly regions?: readonly string[];
}

/** What is collected of machines beside the bill, by free calls alone. */
export interface MetricSettings {
  /** Default true, except for imported files. */
  readonly enabled?: boolean;
  /** Default: the connection's default region, or us-east-1. */
  readonly regions?: readonly string[];
  /** Days to collect on first contact. Default 60. */
  readonly historyDays?: number;
  /** What an application measures of itself, beside the metrics that are watched anyway. It comes first when there are too many. */
  readonly custom?: readonly CustomMetric[];
}

/** A metric, or several, of a namespace of one's own. */
export interface CustomMetric {
  /** `MyShop/Checkout` */
  readonly namespace: string;
  /** A name, or the beginning of names when it ends in `*`. Default: all of the namespace. */
  readonly metricName?: string;
  /** Only series with these values of these dimensions. */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** `average`, `sum`, `maximum`, `minimum` and percentiles such as `p95`. Default: `average`. */
  readonly statistics?: readonly string[];
  /** As CloudWatch names units, for metrics that were sent without one. */
  readonly unit?: string;
  /** Default: the regions of the metrics. */
  readonly region?: string;
}

export interface HealthReport {
  readonly status: 'ok' | 'error';
  /** One sentence: what happened, why, what to do. */
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface CollectProgress {
  readonly connection: string;
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

export interface CollectReport {
  readonly connection: string;
  readonly state: 'done' | 'cap-reached' | 'busy' | 'failed';
  readonly rows: number;
  readonly billedCalls: number;
  /** US dollars, decimal text. */
  readonly spent: string;
  readonly message: string;
  /** Of the measurements that were collected after the charges; absent when none are collected for the connection. */
  readonly metrics?: MetricReport;
  /** Of the other sources, which come last; absent when there are none. */
  readonly sources?: readonly SourceReport[];
}

/** How collecting measurements went. */
export interface MetricReport {
  readonly connection: string;
  readonly state: 'done' | 'cap-reached' | 'busy' | 'failed';
  /** Metrics that are collected, and values stored. */
  readonly metrics: number;
  readonly values: number;
  /** Free calls of this run, and of this calendar month (UTC). */
  readonly calls: number;
  readonly callsThisMonth: number;
  readonly message: string;
}

export interface ImportReport {
  readonly file: string;
  readonly state: 'loaded' | 'unchanged';
  readonly rows: number;
  /** Exact totals by metric, decimal text. */
  readonly totals: Readonly<Record<string, string>>;
  readonly currency: string | null;
  readonly notices: readonly string[];
}

export interface ImportOptions {
  /** Connection that the charges belong to. Default `"import"`. */
  readonly connection?: string;
  /** The files state their months anew: earlier files of the same kind are closed there. Default: they add. */
  readonly replace?: boolean;
  /** Bytes worked through of the file's size. */
  readonly onProgress?: (done: number, total: number, file: string) => void;
  readonly signal?: AbortSignal;
}

/** A connection as it may be shown: no secrets. */
export interface ConnectionSummary {
  readonly id: string;
  readonly name: string;
  /** Null when its settings cannot be opened. */
  readonly kind: ConnectionSettings['kind'] | null;
  /** Why its settings cannot be opened; null when all is well. */
  readonly problem: string | null;
}

/** How a source of a connection does, for a metrics page. */
export interface SourceFigures {
  readonly connection: string;
  readonly source: string;
  /** It brought less than it should, the last time that it was asked. */
  readonly failing: boolean;
  /** How long it is overdue; null when it never was had. */
  readonly lagSeconds: number | null;
  /** Epoch ms. */
  readonly lastSuccess: number | null;
}

/** The product behind both doors: the Grafana backend and the stand-alone server. */
export interface Engine {
  /** Answers one query as frames. @throws EngineError with `code`, `status`, `source` */
  query(
    query: Query,
    principal: Principal,
    signal?: AbortSignal,
    onProgress?: (progress: AnswerProgress) => void
  ): Promise<readonly DataFrame[]>;
  /** The REST application: `Request → Response`. Paths start with `/api/v1/`. The caller has authenticated the principal. */
  fetch(request: Request, principal: Principal): Promise<Response>;
  /** Remembers a connection (sealed) and starts collecting for it in the background. */
  connect(settings: ConnectionSettings): Promise<void>;
  disconnect(id: string): Promise<void>;
  /** @param principal who is told; absent: somebody who may see everything */
  health(connection: string, signal?: AbortSignal, principal?: Principal): Promise<HealthReport>;
  collect(
    connection: string,
    options?: { onProgress?: (p: CollectProgress) => void; signal?: AbortSignal }
  ): Promise<CollectReport>;
  /** History beyond what is collected by itself. */
  readonly backfill: Backfills;
  /** Asks the sources for their totals anew, within the budget, and compares every month with them. */
  verify(signal?: AbortSignal): Promise<Verification>;
  importFiles(files: readonly string[], options?: ImportOptions): Promise<readonly ImportReport[]>;
  connections(): Promise<readonly ConnectionSummary[]>;
  /** Prometheus text is the host's business; these are the figures it shows. */
  metrics(): Promise<Readonly<Record<string, number>>>;
  /** The same of each source that is collected. */
  sourceFigures(): Promise<readonly SourceFigures[]>;
  close(): Promise<void>;
}
