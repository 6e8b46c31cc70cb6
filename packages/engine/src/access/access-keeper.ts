import type { Answers } from '../desks/answers.ts';
import type { Principal } from '../engine.ts';
import { EngineError, toEngineError } from '../errors.ts';
import { accessOf } from './policy/access-of.ts';
import type { Access } from './policy/access-of.ts';
import type { AuditEntry } from './policy/audit-book.ts';
import type { PolicyChange, StoredPolicy } from './policy/policy-book.ts';
import { answersWithin } from './rows/answers-within.ts';

/** Who may see what, as every door asks before it does anything else. */
export interface AccessKeeper {
  /** Whoever cannot be judged sees nothing. @throws WarehouseError when the scopes cannot be read */
  of(principal: Principal): Promise<Access>;
  policy(principal: Principal): Promise<StoredPolicy>;
  put(principal: Principal, change: Pick<PolicyChange, 'policy' | 'version'>): Promise<StoredPolicy>;
  /** Newest first. */
  audit(principal: Principal, limit: number): Promise<readonly AuditEntry[]>;
  /** Accounts with charges in `[from, to)` (epoch ms) that somebody sees, most expensive first. @throws WarehouseError */
  accounts(seen: Access, question: AccountQuestion): Promise<readonly SeenAccount[]>;
}

interface AccountQuestion {
  readonly connections: readonly string[] | null;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

export interface SeenAccount {
  readonly SubAccountId: string | null;
  readonly name: string | null;
}

/** How long scopes that another process changed may go unnoticed. In the process that changes them they hold at once. */
const KNOWN_MS = 5_000;
const SERVER = 'server';

/** Where the scopes and the audit of a caller are kept. */
export const realmOf = ({ realm = SERVER }: Principal): string => realm;

export function accessKeeper(answers: Answers, clock: () => number = () => performance.now()): AccessKeeper {
  const known = new Map<string, { readonly at: number; readonly stored: Promise<StoredPolicy> }>();

  async function policy(principal: Principal): Promise<StoredPolicy> {
    const realm = realmOf(principal);
    const found = known.get(realm);
    if (found && clock() - found.at < KNOWN_MS) return found.stored;
    const stored = answers.accessPolicy({ realm });
    const fresh = { at: clock(), stored };
    known.set(realm, fresh);
    stored.catch(() => {
      if (known.get(realm) === fresh) known.delete(realm);
    });
    return stored;
  }

  return {
    policy,
    async of(principal) {
      try {
        return accessOf((await policy(principal)).policy, principal);
      } catch (error) {
        const { code, message } = toEngineError(error);
        if (code !== 'ENGINE_BAD_ACCESS') throw error;
        return { sees: 'nothing', scopes: [], why: message };
      }
    },
    async put(principal, change) {
      const realm = realmOf(principal);
      try {
        return await answers.putAccessPolicy({ ...change, realm, by: principal.name });
      } finally {
        // What was being read meanwhile may be what was before.
        known.delete(realm);
      }
    },
    audit: (principal, limit) => answers.audit({ realm: realmOf(principal), limit }),
    async accounts(seen, question) {
      if (seen.sees === 'nothing') return [];
      const asked = seen.sees === 'rows' ? answersWithin(answers, seen.scope) : answers;
      const ids = await asked.dimensionValues({ ...question, dimension: 'SubAccountId' });
      const { connections } = question;
      const names = await asked.accountNames({ connections, ids: ids.filter((id) => id !== null) });
      return ids.map((id) => ({ SubAccountId: id, name: (id && names[id]) ?? null }));
    },
  };
}

export const noAccess = ({ name }: Principal, { why }: Access): EngineError =>
  new EngineError('ENGINE_NO_ACCESS', `${name} has no access to these data. ${why}`);
