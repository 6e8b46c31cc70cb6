import type { ItemTrouble } from '@smartcloudops/ingest';

/** How collecting from one source of a connection went. */
export interface SourceReport {
  readonly connection: string;
  /** `SourceFacts.name` */
  readonly source: string;
  /**
   * `partial`: some parts could not be had, the rest is up to date; `denied`: the provider does not let us, so it is asked again no
   * sooner than the source's own rhythm; `not-enabled`: the account does not use the service, which is nobody's failure; `cap-reached`:
   * the month's money or free calls are used up.
   */
  readonly state: 'done' | 'partial' | 'denied' | 'not-enabled' | 'cap-reached' | 'busy' | 'failed';
  /** Items, charges or values that the source told of in this run. */
  readonly stored: number;
  /** Calls of this run, and free ones of this calendar month (UTC). */
  readonly calls: number;
  readonly callsThisMonth: number;
  /** US dollars of this run, decimal text. */
  readonly spent: string;
  /** Permanent code of what ended it; null when nothing did. */
  readonly code: string | null;
  /** Parts that could not be had. */
  readonly problems: readonly ItemTrouble[];
  /** Permissions that are missing. */
  readonly missing: readonly string[];
  readonly message: string;
}

const DENIALS: ReadonlySet<string> = new Set([
  'AWS_ACCESS_DENIED',
  'AWS_ROLE_REFUSED',
  'AWS_COST_EXPLORER_OFF',
  'PROMETHEUS_DENIED',
]);

/** A failure that will be the same until somebody changes something at the provider. */
export const isDenial = (code: string | null): boolean => code !== null && DENIALS.has(code);

/** A service that the account does not use. */
const NOT_ENABLED = 'AWS_SERVICE_NOT_ENABLED';

/** What the outcome of a run means to whoever looks at it: parts that the account does not use are not missing. */
export function stateOfRun(
  state: Exclude<SourceReport['state'], 'denied' | 'not-enabled'>,
  code: string | null,
  problems: readonly ItemTrouble[]
): SourceReport['state'] {
  const isUnused = problems.length > 0 && problems.every((one) => one.code === NOT_ENABLED);
  if (state === 'partial') return isUnused ? 'done' : state;
  if (state !== 'failed') return state;
  if (isUnused || (problems.length === 0 && code === NOT_ENABLED)) return 'not-enabled';
  return isDenial(problems.find((one) => one.code !== NOT_ENABLED)?.code ?? code) ? 'denied' : state;
}

/** Of a run that broke before it could tell anything. */
export function brokenReport(
  identity: Pick<SourceReport, 'connection' | 'source'>,
  { code, message }: { readonly code: string; readonly message: string }
): SourceReport {
  const nothing = { stored: 0, calls: 0, callsThisMonth: 0, spent: '0', problems: [], missing: [] };
  return { ...identity, ...nothing, state: 'failed', code, message };
}
