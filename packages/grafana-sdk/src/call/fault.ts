import { inspect } from 'node:util';
import { GrafanaSdkError } from '../errors.ts';
import type { ErrorSource } from '../errors.ts';

/** What of a thrown value reaches Grafana. */
export interface Fault {
  readonly message: string;
  /** As in HTTP. */
  readonly status: number;
  readonly source: ErrorSource;
  readonly code: string | undefined;
  /** The thrower said who is to blame, or the kind of failure does; anything else is a bug of the plugin. */
  readonly expected: boolean;
}

/**
 * The one place where thrown things get their status and source. Facts are read structurally (`code`, `status`, `source`),
 * so a plugin's own errors need not know this package; what has none is judged by its kind.
 */
export function toFault(thrown: unknown): Fault {
  const message = messageOf(thrown);
  const { status, source, code } = factsOf(thrown);
  if (status !== undefined || source !== undefined) {
    return { message, status: status ?? 500, source: source ?? 'plugin', code, expected: true };
  }
  const kind = kindOf(thrown);
  return kind
    ? { message, code, expected: true, ...kind }
    : { message, status: 500, source: 'plugin', code, expected: false };
}

function messageOf(thrown: unknown): string {
  if (isRecord(thrown) && Array.isArray(thrown.issues)) return describeIssues(thrown.issues as readonly Issue[]);
  if (thrown instanceof Error) return thrown.message || thrown.name;
  return typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 1 });
}

function factsOf(thrown: unknown): { status?: number; source?: ErrorSource; code?: string } {
  if (!isRecord(thrown)) return {};
  const { status, source, code } = thrown;
  return {
    ...(typeof status === 'number' && status >= 100 && status < 600 ? { status } : {}),
    ...(source === 'plugin' || source === 'downstream' ? { source } : {}),
    ...(typeof code === 'string' ? { code } : {}),
  };
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'UND_ERR_SOCKET',
]);
const TIMED_OUT = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** Blame by kind of failure, along the chain of causes: network and time are downstream, a broken schema is a bad request. */
function kindOf(thrown: unknown, depth = 0): { status: number; source: ErrorSource } | undefined {
  if (!isRecord(thrown) || depth > 8) return undefined;
  const { name, code } = thrown;
  if (Array.isArray(thrown.issues)) return { status: 400, source: 'plugin' };
  if (name === 'AbortError') return { status: 499, source: 'downstream' };
  if (name === 'TimeoutError' || TIMED_OUT.has(String(code))) return { status: 504, source: 'downstream' };
  if (UNREACHABLE.has(String(code)) || /CERT|SELF_SIGNED/.test(String(code)))
    return { status: 502, source: 'downstream' };
  return kindOf(thrown.cause, depth + 1);
}

export interface Issue {
  readonly path?: readonly PropertyKey[];
  readonly message: string;
}

/** `a.b[0]: expected number; c: required` */
export function describeIssues(issues: readonly Issue[]): string {
  return issues
    .map(({ path = [], message }) => (path.length > 0 ? `${pathText(path)}: ${message}` : message))
    .join('; ');
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('');
}

/** The error of a call whose signal fired. */
export function abortReason(signal: AbortSignal): GrafanaSdkError {
  return signal.reason instanceof GrafanaSdkError
    ? signal.reason
    : new GrafanaSdkError('SDK_CALL_CANCELLED', 'The call was cancelled by its caller; the work was stopped.', {
        cause: signal.reason,
      });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
