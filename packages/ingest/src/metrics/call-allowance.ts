import { periodStart } from '@smartcloudops/focus';
import type { StateStore } from '@smartcloudops/warehouse';

/** No call is left this month. */
export class AllowanceReached extends Error {}

/** Calls that a connection may make to a source in a calendar month (UTC), counted on disk before they are made. */
export interface CallAllowance {
  /** Books one call. @throws AllowanceReached */
  take(): void;
  /** Calls made since this was opened. */
  readonly taken: number;
  /** Calls of the month, those of others before included. */
  inMonth(): number;
  /** Gives back what was booked ahead. */
  close(): void;
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
  const booked = async () => Number(await state.get(key()) ?? 0);

  async function giveBack(): Promise<void> {
    if (ahead > 0) await state.set(key(), String(await booked() - ahead));
    ahead = 0;
  }
  return {
    get taken() {
      return taken;
    },
    inMonth: async () => await booked() - ahead,
    async take() {
      const current = monthOf(now());
      if (current !== month) {
        await giveBack();
        month = current;
      }
      if (ahead === 0) {
        const used = await booked();
        ahead = Math.min(BLOCK, perMonth - used);
        if (ahead <= 0) {
          ahead = 0;
          throw new AllowanceReached();
        }
        await state.set(key(), String(used + ahead));
      }
      ahead--;
      taken++;
    },
    close: giveBack,
  };
}

/** Calls of a connection to a source in the calendar month of a moment. */
export async function callsInMonth(state: StateStore, connection: string, source: string, at: number): Promise<number> {
  return Number(await state.get(`collect/${connection}/${source}/calls/${monthOf(at)}`) ?? 0);
}

const monthOf = (at: number): string => new Date(periodStart(at, 'month')).toISOString().slice(0, 7);
