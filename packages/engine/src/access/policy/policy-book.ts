import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { accessPolicySchema } from '@smartcloudops/contract';
import type { AccessPolicy } from '@smartcloudops/contract';
import type { StateStore } from '@smartcloudops/warehouse';

import { EngineError } from '../../errors.ts';
import { auditBook } from './audit-book.ts';
import { checkPolicy } from './check-policy.ts';

export interface StoredPolicy {
  /** Grows with every change; 0 before the first. */
  readonly version: number;
  readonly policy: AccessPolicy;
}

export interface PolicyChange {
  readonly realm: string;
  readonly policy: unknown;
  /** The one that was changed; absent: whatever is there. */
  readonly version: number | undefined;
  readonly by: string;
}

/** Who may see what, by realm (an organisation of Grafana, or the stand-alone server), kept with the data for all processes. */
export interface PolicyBook {
  /** @throws EngineError `ENGINE_BAD_ACCESS` when what is kept cannot be read: then nobody sees anything */
  get(realm: string): Promise<StoredPolicy>;
  /** The audit has the change before it holds. @throws EngineError `ENGINE_BAD_ACCESS`, `ENGINE_ACCESS_CHANGED` */
  put(change: PolicyChange): Promise<StoredPolicy>;
}

const keyOf = (realm: string) => `access/${encodeURIComponent(realm)}`;
const TURN_MS = 10_000;
const TRIES = 40;

export function policyBook(state: StateStore, clock: () => number): PolicyBook {
  const audit = auditBook(state);

  async function get(realm: string): Promise<StoredPolicy> {
    const text = await state.get(keyOf(realm));
    if (text === null) return { version: 0, policy: accessPolicySchema.parse({}) };
    try {
      const { version, policy } = JSON.parse(text) as StoredPolicy;
      return { version, policy: checkPolicy(policy) };
    } catch (cause) {
      throw new EngineError(
        'ENGINE_BAD_ACCESS',
        'The scopes that are kept cannot be read, so nobody but administrators of the data is let in. Write them anew: PUT /api/v1/access/scopes.',
        { cause }
      );
    }
  }

  async function change({ realm, policy: input, version, by }: PolicyChange): Promise<StoredPolicy> {
    const policy = checkPolicy(input);
    const before = await get(realm).catch(() => null);
    const known = before?.version ?? version ?? 0;
    if (version !== undefined && version !== known)
      throw new EngineError(
        'ENGINE_ACCESS_CHANGED',
        `Somebody else has changed the scopes meanwhile (version ${known}, yours was made from ${version}). Load them again and repeat your change.`
      );
    const next = { version: known + 1, policy };
    const message = `${by} wrote ${policy.scopes.length} scopes (${policy.scopes.map(({ name }) => name).join(', ') || 'none'}).`;
    const details = { before: before?.policy ?? null, after: policy };
    await audit.write(realm, next.version, { at: clock(), by, action: 'access.scopes.put', message, details });
    await state.set(keyOf(realm), JSON.stringify(next));
    return next;
  }

  return {
    get,
    async put(input) {
      const [lease, owner] = [`access/${input.realm}`, randomUUID()];
      for (let i = 0; !(await state.acquireLease(lease, owner, TURN_MS, clock())); i++) {
        if (i === TRIES)
          throw new EngineError(
            'ENGINE_ACCESS_CHANGED',
            'Somebody else is changing the scopes. Load them again and repeat your change.'
          );
        await delay(TURN_MS / TRIES);
      }
      try {
        return await change(input);
      } finally {
        await state.releaseLease(lease, owner);
      }
    },
  };
}
