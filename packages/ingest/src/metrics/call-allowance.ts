import { periodStart } from '@smartcloudops/focus';
import type { StateStore } from '@smartcloudops/warehouse';

/** No call is left this month. */
export class AllowanceReached extends Error {}

/** Calls that a connection may make to a source in a calendar month (UTC), counted on disk before they are made. */
export interface CallAllowance {
  /** Books one call. @throws AllowanceReached */
  take(): Promise<void>;
  /** Calls made since this was opened. */
  readonly taken: number;
  /** Calls of the month, those of others before included. */
  inMonth(): Promise<number>;
  /** Gives back what was booked ahead. */
  close(): Promise<void>;
}

/** Booked ahead, so that not every call waits for the disk. A killed process counts so many calls too many, never too few. */
const BLOCK = 25;

/** Under the lease of the collection: nobody else books for the connection meanwhile. */
export function callAllowance(
  state: StateStore,
  { connection, source, perMonth }: { readonly connection: string; readonly source: string; readonly perMonth: number },
  now: () => number
): CallAllowance {
  let month = monthOf(now());
  let ahead = 0;
  let taken = 0;
  const key = () => `collect/${connection}/${source}/calls/${month}`;
  const booked = async () => Number((await state.get(key())) ?? 0);

  async function giveBack(): Promise<void> {
    if (ahead > 0) await state.set(key(), String((await booked()) - ahead));
    ahead = 0;
  }
  async function takeOne(): Promise<void> {
    const current = monthOf(now());
    if (current !== month) {
      await giveBack();
      month = current;
    }
    if (ahead === 0) {
      const used = await booked();
      const block = Math.min(BLOCK, perMonth - used);
      if (block <= 0) throw new AllowanceReached();
      await state.set(key(), String(used + block));
      ahead = block;
    }
    ahead--;
    taken++;
  }
  let turn: Promise<void> = Promise.resolve();
  return {
    get taken() {
      return taken;
    },
    inMonth: async () => (await booked()) - ahead,
    take() {
      // Calls are made side by side; each books behind the one before, so that none is counted twice or not at all.
      const mine = turn.then(takeOne);
      turn = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await turn;
      await giveBack();
    },
  };
}

/** Calls of a connection to a source in the calendar month of a moment. */
export async function callsInMonth(state: StateStore, connection: string, source: string, at: number): Promise<number> {
  return Number((await state.get(`collect/${connection}/${source}/calls/${monthOf(at)}`)) ?? 0);
}

const monthOf = (at: number): string => new Date(periodStart(at, 'month')).toISOString().slice(0, 7);
