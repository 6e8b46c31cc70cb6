import type { Logger } from '../logger.ts';
import type { SourceReport } from './sources/source-report.ts';

const HOUR_MS = 3_600_000;
/** AWS refreshes billing data up to three times a day. */
export const COLLECT_EVERY_MS = 8 * HOUR_MS;
/** A machine's hour is worth telling when it is over. */
export const MEASURE_EVERY_MS = HOUR_MS;
/** Spreads the collections of many installations and connections: an eighth of the time between them. */
const JITTER = 1 / 8;
const FIRST_RETRY_MS = 5 * 60_000;
const LONGEST_RETRY_MS = 8 * HOUR_MS;
/** Another process holds the lease, or held it until it died; look again when the lease of a dead one has run out. */
const BUSY_RETRY_MS = 16_000;

export interface ScheduleOptions {
  readonly collect: (connection: string) => Promise<Pick<SourceReport, 'state'>>;
  readonly everyMs: number;
  /** When the connection was last collected, as far as it could be, epoch ms. */
  readonly lastSuccess: (connection: string) => Promise<number | null>;
  readonly clock: () => number;
  readonly logger: Logger;
  /** 0 to 1. */
  readonly random?: () => number;
  readonly busyRetryMs?: number;
}

/** Collects each connection when it is due, from the process's start on. */
export interface Schedule {
  /** @param atOnce its settings changed: collect even when the last collection is fresh */
  add(connection: string, atOnce?: boolean): void;
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
export function delayAfter(
  state: Exclude<SourceReport['state'], 'busy'>,
  failures: number,
  random: number,
  everyMs: number
): number {
  if (state === 'failed') return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
  return everyMs * (1 + (random - 0.5) * JITTER);
}

export function startSchedule({
  collect,
  lastSuccess,
  clock,
  logger,
  random = Math.random,
  busyRetryMs = BUSY_RETRY_MS,
  everyMs,
}: ScheduleOptions): Schedule {
  const entries = new Map<string, Entry>();

  function plan(connection: string, entry: Entry, delay: number): void {
    entry.due = clock() + delay;
    entry.timer = setTimeout(() => void run(connection, entry), delay).unref();
  }

  /** Time left until the connection is due; another process may have collected it in between. */
  async function wait(connection: string): Promise<number> {
    const last = await lastSuccess(connection).catch(() => null);
    return last === null ? 0 : Math.max(0, last + everyMs * (1 - JITTER / 2) - clock());
  }

  async function run(connection: string, entry: Entry, atOnce = false): Promise<void> {
    const left = atOnce ? 0 : await wait(connection);
    if (entries.get(connection) !== entry) return;
    if (left > 0) {
      plan(connection, entry, left + random() * everyMs * JITTER);
      return;
    }
    let state: SourceReport['state'] = 'failed';
    try {
      ({ state } = await collect(connection));
    } catch (error) {
      if (entries.get(connection) === entry) logger.error({ connection, error: String(error) }, 'Collecting failed');
    }
    if (entries.get(connection) !== entry) return;
    entry.failures = state === 'failed' ? entry.failures + 1 : 0;
    plan(connection, entry, state === 'busy' ? busyRetryMs : delayAfter(state, entry.failures, random(), everyMs));
  }

  function remove(connection: string): void {
    clearTimeout(entries.get(connection)?.timer);
    entries.delete(connection);
  }

  return {
    remove,
    add(connection, atOnce) {
      remove(connection);
      const entry: Entry = { timer: undefined, due: clock(), failures: 0 };
      entries.set(connection, entry);
      void run(connection, entry, atOnce);
    },
    list: () => [...entries.keys()],
    nextRun: (connection) => entries.get(connection)?.due ?? null,
    stop() {
      for (const connection of [...entries.keys()]) remove(connection);
    },
  };
}
