import { EngineError } from '../errors.ts';
import type { Call } from '../threads/messages.ts';

/** One computation that several callers wait for. It goes on as long as one of them does. */
export interface SharedWork<Output, Progress> {
  /**
   * Waits for it. A caller that goes away is answered at once; when it was the last, the work is told to stop.
   * @throws EngineError `ENGINE_CANCELLED`, or what the work throws
   */
  join(call?: Call<Progress>): Promise<Output>;
}

/** What the work is given: when nobody waits any more, and whom to tell how far it is. */
export type WorkCall<Progress> = Required<Omit<Call<Progress>, 'background'>>;

export const cancelled = () => new EngineError('ENGINE_CANCELLED', 'The request was cancelled by the caller.');

/** @param onAbandoned called when the last caller has gone before the work was done */
export function shareWork<Output, Progress>(
  work: (call: WorkCall<Progress>) => Promise<Output>,
  onAbandoned: () => void
): SharedWork<Output, Progress> {
  const controller = new AbortController();
  const callers = new Set<Call<Progress>>();
  // A turn later, so that whoever starts the work can hold it before it ends.
  const output = Promise.resolve().then(() =>
    work({
      signal: controller.signal,
      onProgress: (event) => {
        for (const { onProgress } of callers) onProgress?.(event);
      },
    })
  );
  return {
    async join(call = {}) {
      const { signal } = call;
      const caller = { ...call };
      const { promise: left, reject } = Promise.withResolvers<never>();
      const leave = () => {
        reject(cancelled());
        callers.delete(caller);
        if (callers.size > 0) return;
        onAbandoned();
        controller.abort();
      };
      callers.add(caller);
      signal?.addEventListener('abort', leave, { once: true });
      try {
        return await Promise.race([output, left]);
      } finally {
        callers.delete(caller);
        signal?.removeEventListener('abort', leave);
      }
    },
  };
}
