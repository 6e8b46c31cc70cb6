import type { Collector } from '../collecting/collector.ts';
import type { CollectReport } from '../engine.ts';
import type { Logger } from '../logger.ts';

/** Keeps the score after collections: in the background, and never to their harm. */
export interface ScoreKeeper {
  /** A connection was collected: what is forecast now is kept, and the past is replayed once. */
  after(report: Pick<CollectReport, 'connection' | 'state'>): void;
  /** Ends replays; resolves when what is forecast now is kept. */
  stop(): Promise<void>;
}

/** @param replay fill a young scoreboard from the past; not for a process that does one thing and ends */
export function scoreKeeper(
  collector: Pick<Collector, 'keepScore' | 'replay'>,
  { logger, replay }: { readonly logger: Logger; readonly replay: boolean }
): ScoreKeeper {
  const closing = new AbortController();
  const underWay = new Map<string, Promise<void>>();

  async function keep(connection: string): Promise<void> {
    try {
      const kept = await collector.keepScore({ connection });
      const replayed = replay && !closing.signal.aborted ? await collector.replay({ connection }, closing) : 0;
      logger.debug({ connection, kept, replayed }, 'Forecasts are kept for grading');
    } catch (error) {
      if (!closing.signal.aborted)
        logger.warn({ connection, error: String(error) }, 'Forecasts could not be kept for grading');
    }
  }

  return {
    after({ connection, state }) {
      if (state !== 'done' || underWay.has(connection)) return;
      underWay.set(
        connection,
        keep(connection).finally(() => underWay.delete(connection))
      );
    },
    async stop() {
      closing.abort();
      await Promise.all(underWay.values());
    },
  };
}
