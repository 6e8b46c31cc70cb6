import type { BackfillResponse } from '@smartcloudops/contract';
import { useCallback, useEffect, useState } from 'react';
import { failureOf } from '../../resources.ts';
import type { BackfillApi } from './backfill-api.ts';

const LOOK_AGAIN_MS = 3000;

export interface Backfill {
  readonly answer: BackfillResponse | null;
  /** Why the last thing asked for could not be done. */
  readonly failure: string | null;
  readonly busy: boolean;
  quote(months: number): void;
  start(months: number): void;
  cancel(): void;
}

/** The backfill of a data source; looked at again as long as one is running. */
export function useBackfill(api: BackfillApi): Backfill {
  const [answer, setAnswer] = useState<BackfillResponse | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const take = useCallback(async (asked: Promise<BackfillResponse>) => {
    setBusy(true);
    try {
      setAnswer(await asked);
      setFailure(null);
    } catch (error) {
      setFailure(failureOf(error).message);
    } finally {
      setBusy(false);
    }
  }, []);

  useEffect(() => {
    // What a data source that collects nothing says to this is no news on a page of settings.
    api.ask().then(setAnswer, () => undefined);
  }, [api]);

  const running = answer?.progress?.state === 'running';
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      api.ask().then(
        (next) => setAnswer((before) => ({ ...next, quote: before?.quote ?? null })),
        () => undefined
      );
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [api, running]);

  return {
    answer,
    failure,
    busy,
    quote: (months) => void take(api.ask(months)),
    start: (months) => void take(api.start(months)),
    cancel: () => void take(api.cancel()),
  };
}
