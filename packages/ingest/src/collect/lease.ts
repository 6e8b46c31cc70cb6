import { randomUUID } from 'node:crypto';

import type { StateStore } from '@smartcloudops/warehouse';

/** The right to be the only one who collects, kept alive by a heartbeat. */
export interface Lease {
  /** False once somebody else has it; then stop. */
  held(): boolean;
  release(): Promise<void>;
}

/**
 * Leases are between processes, so they run by the machine's clock even where the bill's clock is another one.
 * @returns null when another process, or another call in this one, has it.
 */
export async function takeLease(state: StateStore, name: string, ttlMs: number): Promise<Lease | null> {
  const owner = randomUUID();
  if (!(await state.acquireLease(name, owner, ttlMs, Date.now()))) return null;
  let held = true;
  let renewing: Promise<void> = Promise.resolve();
  const renew = async (): Promise<void> => {
    try {
      held &&= await state.acquireLease(name, owner, ttlMs, Date.now());
    } catch {
      // A store that does not answer now may answer the next time; until the lease ends it is ours.
    }
  };
  const heartbeat = setInterval(() => void (renewing = renewing.then(renew)), ttlMs / 3);
  heartbeat.unref();
  return {
    held: () => held,
    async release() {
      clearInterval(heartbeat);
      // A heartbeat under way would take back what is released.
      await renewing;
      if (held) await state.releaseLease(name, owner);
      held = false;
    },
  };
}
