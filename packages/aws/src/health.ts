import type { AwsAuthPolicy } from './credentials/policy.ts';
import type { AwsAuthSettings } from './credentials/settings.ts';
import { AwsError } from './errors.ts';
import { callerIdentity } from './identity/caller.ts';
import type { CallerIdentity } from './identity/caller.ts';
import type { Source } from './source.ts';

/** One permission and whether AWS was seen to grant it. */
export interface ActionAccess {
  readonly action: string;
  /** `not-proven`: nobody asked, because asking costs money that may not be spent. */
  readonly state: 'granted' | 'denied' | 'not-proven';
  /** Why it is not proven, or what AWS said. */
  readonly why: string;
}

export interface AccessReport {
  readonly ok: boolean;
  /** One or two sentences: what works, or what happened, why, and what to do. */
  readonly message: string;
  readonly identity: CallerIdentity | null;
  readonly actions: readonly ActionAccess[];
  readonly error: AwsError | null;
}

/**
 * Proves a permission, or says why it did not: `'no-budget'`. Passed in by whoever keeps the ledger, because the call may be
 * billed. @throws AwsError what AWS answered
 */
export type Prove = (source: Source, signal?: AbortSignal) => Promise<'granted' | 'no-budget'>;

/** Signs in, then proves each permission as far as the budget allows. Never throws for what AWS answers. */
export async function checkAccess(options: {
  readonly settings: AwsAuthSettings;
  readonly policy?: AwsAuthPolicy;
  readonly sources: readonly Source[];
  readonly prove: Prove;
  readonly signal?: AbortSignal;
}): Promise<AccessReport> {
  const { settings, policy, sources, prove, signal } = options;
  let identity: CallerIdentity | null = null;
  const actions: ActionAccess[] = [];
  try {
    identity = await callerIdentity(settings, { ...(policy ? { policy } : {}), ...(signal ? { signal } : {}) });
  } catch (error) {
    return failed(
      asAwsError(error),
      null,
      sources.flatMap((source) => source.actions.map(notAsked))
    );
  }
  for (const source of sources) {
    try {
      const proof = await prove(source, signal);
      actions.push(
        ...source.actions.map((action) => (proof === 'granted' ? granted(action) : noBudget(action, source)))
      );
    } catch (error) {
      const fault = asAwsError(error);
      const denied = fault.code === 'AWS_ACCESS_DENIED' || fault.code === 'AWS_COST_EXPLORER_OFF';
      actions.push(
        ...source.actions.map((action): ActionAccess => ({
          action,
          state: denied ? 'denied' : 'not-proven',
          why: fault.message,
        }))
      );
      return failed(fault, identity, actions);
    }
  }
  const open = actions.filter(({ state }) => state === 'not-proven');
  const message = [
    `Signed in to AWS account ${identity.accountId} as ${identity.arn}.`,
    ...(open.length === 0
      ? [`Allowed: ${actions.map(({ action }) => action).join(', ')}.`]
      : open.map(({ why }) => why)),
  ].join(' ');
  return { ok: true, message, identity, actions, error: null };
}

function failed(error: AwsError, identity: CallerIdentity | null, actions: readonly ActionAccess[]): AccessReport {
  const before = identity ? `Signed in to AWS account ${identity.accountId} as ${identity.arn}, but: ` : '';
  return { ok: false, message: `${before}${error.message}`, identity, actions, error };
}

const granted = (action: string): ActionAccess => ({ action, state: 'granted', why: 'AWS answered a call.' });
const notAsked = (action: string): ActionAccess => ({
  action,
  state: 'not-proven',
  why: `${action} was not tried, because signing in failed.`,
});

function noBudget(action: string, source: Source): ActionAccess {
  return {
    action,
    state: 'not-proven',
    why: `Not proven: ${action}, because a call to ${source.title} costs $${source.pricePerCall} and the monthly API budget does not allow one.`,
  };
}

function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  throw error;
}
