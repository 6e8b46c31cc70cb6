import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { WarehouseError } from '../errors.ts';
import type { StateStore } from '../state-store.ts';

/** Work that is done by one caller at a time, over all processes that share a warehouse. Whoever waited looks first whether it is done. */
export interface OneAtATime {
  /** @throws WarehouseError `WAREHOUSE_BUSY` when others are at it for too long */
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const LEASE_MS = 60_000;
const RENEW_MS = 20_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
const PATIENCE_MS = 10 * 60_000;

export function oneAtATime(state: StateStore, clock: () => number): OneAtATime {
  const owner = randomUUID();
  const queues = new Map<string, Promise<unknown>>();

  async function leased<T>(name: string, work: () => Promise<T>): Promise<T> {
    const renew = () => state.acquireLease(name, owner, LEASE_MS, clock());
    let pause = FIRST_PAUSE_MS;
    for (let waited = 0; !(await renew()); waited += pause) {
      if (waited > PATIENCE_MS)
        throw new WarehouseError(
          'WAREHOUSE_BUSY',
          'Another process has been asking the same of the engine for ten minutes.'
        );
      pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
      await wait(pause);
    }
    const timer = setInterval(() => void renew().catch(() => undefined), RENEW_MS).unref();
    try {
      return await work();
    } finally {
      clearInterval(timer);
      await state.releaseLease(name, owner);
    }
  }

  return {
    run<T>(name: string, work: () => Promise<T>): Promise<T> {
      const before = queues.get(name) ?? Promise.resolve();
      const mine = before.catch(() => undefined).then(() => leased(name, work));
      queues.set(name, mine);
      const forget = () => {
        if (queues.get(name) === mine) queues.delete(name);
      };
      mine.then(forget, forget);
      return mine;
    },
  };
}
