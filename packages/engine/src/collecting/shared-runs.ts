import type { CollectProgress } from '../engine.ts';

type OnProgress = (progress: CollectProgress) => void;

/** One collection per connection at a time: who asks while it runs gets the same one. */
export interface SharedRuns<Report> {
  run(connection: string, start: (onProgress: OnProgress) => Promise<Report>, onProgress?: OnProgress): Promise<Report>;
  /** The run under way. */
  current(connection: string): Promise<Report> | null;
  /** How far it is; null when none is under way or nothing is known yet. */
  progress(connection: string): CollectProgress | null;
}

interface Run<Report> {
  readonly report: Promise<Report>;
  readonly listeners: Set<OnProgress>;
  last: CollectProgress | null;
}

export function sharedRuns<Report>(): SharedRuns<Report> {
  const runs = new Map<string, Run<Report>>();
  return {
    current: (connection) => runs.get(connection)?.report ?? null,
    progress: (connection) => runs.get(connection)?.last ?? null,
    run(connection, start, onProgress) {
      const known = runs.get(connection);
      if (known) {
        if (onProgress) known.listeners.add(onProgress);
        return known.report;
      }
      const listeners = new Set(onProgress ? [onProgress] : []);
      const report = start((progress) => {
        const run = runs.get(connection);
        if (run) run.last = progress;
        for (const listener of listeners) listener(progress);
      }).finally(() => runs.delete(connection));
      runs.set(connection, { report, listeners, last: null });
      return report;
    },
  };
}
