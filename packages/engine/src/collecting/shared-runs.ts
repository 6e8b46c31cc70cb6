import type { CollectProgress, CollectReport } from '../engine.ts';

type OnProgress = (progress: CollectProgress) => void;

/** One collection per connection at a time: who asks while it runs gets the same one. */
export interface SharedRuns {
  run(
    connection: string,
    start: (onProgress: OnProgress) => Promise<CollectReport>,
    onProgress?: OnProgress
  ): Promise<CollectReport>;
  /** The run under way. */
  current(connection: string): Promise<CollectReport> | null;
}

export function sharedRuns(): SharedRuns {
  const runs = new Map<string, { readonly report: Promise<CollectReport>; readonly listeners: Set<OnProgress> }>();
  return {
    current: (connection) => runs.get(connection)?.report ?? null,
    run(connection, start, onProgress) {
      const known = runs.get(connection);
      if (known) {
        if (onProgress) known.listeners.add(onProgress);
        return known.report;
      }
      const listeners = new Set(onProgress ? [onProgress] : []);
      const report = start((progress) => {
        for (const listener of listeners) listener(progress);
      }).finally(() => runs.delete(connection));
      runs.set(connection, { report, listeners });
      return report;
    },
  };
}
