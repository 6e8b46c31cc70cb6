import type { CollectReport } from '../engine.ts';
import type { Logger } from '../logger.ts';

const HOUR_MS = 3_600_000;
/** AWS refreshes billing data up to three times a day. */
export const COLLECT_EVERY_MS = 8 * HOUR_MS;
/** Spreads the collections of many installations and connections. */
const JITTER_MS = HOUR_MS;
const FIRST_RETRY_MS = 5 * 60_000;
/** Another process holds the lease, so it does the work; look again whether it did. */
const BUSY_RETRY_MS = 10 * 60_000;

export interface ScheduleOptions {
  readonly collect: (connection: string) => Promise<CollectReport>;
  /** When the connection was last collected wholly, epoch ms. */
  readonly lastSuccess: (connection: string) => Promise<number | null>;
  readonly clock: () => number;
  readonly logger: Logger;
  /** 0 to 1. */
  readonly random?: () => number;
}

/** Collects each connection when it is due, from the process's start on. */
export interface Schedule {
  add(connection: string): void;
  remove(connection: string): void;
  list(): readonly string[];
  /** When the connection is due next, epoch ms; null when it is not scheduled. */
  nextRun(connection: string): number | null;
  stop(): void;
}

interface Entry {
  timer: NodeJS.Timeout | undefined;
  due: number;
  failures: number;
}

/** When to collect again after an attempt. */
export function delayAfter(state: CollectReport['state'], failures: number, random: number): number {
  if (state === 'busy') return BUSY_RETRY_MS;
  if (state === 'failed') return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), COLLECT_EVERY_MS);
  return COLLECT_EVERY_MS + (random - 0.5) * JITTER_MS;
}

export function startSchedule({ collect, lastSuccess, clock, logger, random = Math.random }: ScheduleOptions): Schedule {
  const entries = new Map<string, Entry>();

  function plan(connection: string, entry: Entry, delay: number): void {
    entry.due = clock() + delay;
    entry.timer = setTimeout(() => void run(connection, entry), delay).unref();
  }

  async function run(connection: string, entry: Entry): Promise<void> {
    let state: CollectReport['state'] = 'failed';
    try {
      ({ state } = await collect(connection));
    } catch (error) {
      logger.error({ connection, error: String(error) }, 'Collecting failed');
    }
    if (entries.get(connection) !== entry) return;
    entry.failures = state === 'failed' ? entry.failures + 1 : 0;
    plan(connection, entry, delayAfter(state, entry.failures, random()));
  }

  async function start(connection: string, entry: Entry): Promise<void> {
    const last = await lastSuccess(connection).catch(() => null);
    if (entries.get(connection) !== entry) return;
    plan(connection, entry, last === null ? 0 : Math.max(0, last + COLLECT_EVERY_MS - clock() + random() * JITTER_MS));
  }

  function remove(connection: string): void {
    clearTimeout(entries.get(connection)?.timer);
    entries.delete(connection);
  }

  return {
    remove,
    add(connection) {
      remove(connection);
      const entry: Entry = { timer: undefined, due: clock(), failures: 0 };
      entries.set(connection, entry);
      void start(connection, entry);
    },
    list: () => [...entries.keys()],
    nextRun: (connection) => entries.get(connection)?.due ?? null,
    stop() {
      for (const connection of [...entries.keys()]) remove(connection);
    },
  };
}
