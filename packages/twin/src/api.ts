import type { ExportDefinition } from './exports/export-definition.ts';
import type { AthenaRunner, AthenaTable, AthenaWorkGroup } from './services/athena/running.ts';
import type { Truth } from './world/truth.ts';
import type { World } from './world/world.ts';

/** What to break: the next `count` matching calls, or a share `rate` of them (drawn from the seed). */
export interface Fault {
  /** `GetCostAndUsage`, `ce:*`, `monitoring:GetMetricData` or `*`. */
  readonly operation: string;
  readonly kind: FaultKind;
  /** Calls to break, then the fault is gone. Without count and rate: until removed. */
  readonly count?: number;
  /** Share of matching calls to break, 0…1. */
  readonly rate?: number;
  /** Wait before acting. For `timeout`: how long to stay silent before dropping the connection (default: for ever). */
  readonly latencyMs?: number;
  /** For `small-pages`: how many entries fit a page. Default 1. */
  readonly pageSize?: number;
}

/**
 * `throttle` the service's own throttling error · `internal-error` 500 · `unavailable` 503 · `html` 502 from a proxy ·
 * `denied` AccessDenied · `timeout` silence · `disconnect` dropped before work (not charged) · `lost-answer` dropped
 * after work (charged) · `partial` the answer's first half, then dropped (charged) · `slow` answers late · `small-pages`.
 */
export const FAULT_KINDS = [
  'throttle',
  'internal-error',
  'unavailable',
  'html',
  'denied',
  'timeout',
  'disconnect',
  'lost-answer',
  'partial',
  'slow',
  'small-pages',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** An access key the twin knows. */
export interface Credential {
  readonly accessKeyId: string;
  /** When given, signatures are verified with it; otherwise any signature is accepted. */
  readonly secretAccessKey?: string;
  /** Session token that must come with the key. */
  readonly sessionToken?: string;
  /** Account the key belongs to. Default: the management account. */
  readonly accountId?: string;
  readonly userName?: string;
  /** Allowed actions, `*` at the end matches: `ce:GetCostAndUsage`, `ce:*`, `*`. Default `['*']`. */
  readonly allow?: readonly string[];
}

export interface TwinOptions {
  readonly world?: World;
  readonly seed?: number;
  readonly days?: number;
  readonly accounts?: number;
  /** Default 0: a free port. Always on 127.0.0.1. */
  readonly port?: number;
  /** Epoch ms, or a clock. Default: the world's now; without a world the real clock's day. */
  readonly now?: number | (() => number);
  readonly faults?: readonly Fault[];
  /** Default: `TWINDEMO`, any secret, allowed everything. */
  readonly credentials?: readonly Credential[];
  /** Groups that fit a page of GetCostAndUsage. Default 5000. */
  readonly pageGroups?: number;
  /** Multi-year monthly data switched on (38 months). Default false. */
  readonly multiYear?: boolean;
  /** External id that AssumeRole demands. Default none. */
  readonly externalId?: string;
  /** Executes the SQL of Athena's queries. Without it every query fails as over an empty catalogue. */
  readonly athena?: AthenaRunner;
  /** Default: `primary`, with a place for answers and without a limit. */
  readonly athenaWorkGroups?: readonly AthenaWorkGroup[];
  /** Tables that Athena's catalogue tells of. Default none. */
  readonly athenaTables?: readonly AthenaTable[];
  /** Data exports that S3 has, as of the clock. Default none. */
  readonly exports?: readonly ExportDefinition[];
}

export interface InvoiceItem {
  /** `ce:GetCostAndUsage` */
  readonly operation: string;
  readonly answered: number;
  readonly failed: number;
  /** What is charged: pages for Cost Explorer, metrics for GetMetricData. */
  readonly units: number;
  /** US dollars, decimal text. */
  readonly amount: string;
}

export interface Invoice {
  readonly currency: 'USD';
  readonly total: string;
  readonly items: readonly InvoiceItem[];
}

export interface Twin {
  readonly url: string;
  readonly port: number;
  readonly world: World;
  invoice(): Invoice;
  truth(): Truth;
  /** Replaces all faults. */
  setFaults(faults: readonly Fault[]): void;
  /** Puts an object into a bucket of S3 (made if need be), also in place of a file that an export delivers. */
  putObject(bucket: string, key: string, bytes: Uint8Array | string): void;
  /** Takes an object out of a bucket, also a file that an export delivers. */
  deleteObject(bucket: string, key: string): void;
  close(): Promise<void>;
}
