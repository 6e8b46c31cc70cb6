import { openThread } from './thread.ts';
import type { Thread, ThreadOptions } from './thread.ts';

/** Threads that all answer the same methods. A further thread starts only while every other one is busy. */
export function openPool<Methods extends object>(options: ThreadOptions, size: number): Thread<Methods> {
  const threads = Array.from({ length: size }, (_, index) =>
    // The first stays: the next question should not wait for a start.
    openThread<Methods>({ ...options, name: `${options.name}-${index}`, ...(index === 0 ? { idleMs: undefined } : {}) })
  );
  const leastBusy = () => threads.reduce((best, thread) => (thread.pending() < best.pending() ? thread : best));
  return {
    methods: new Proxy({} as Methods, {
      get: (_, name) =>
        typeof name === 'string'
          ? (...args: readonly unknown[]) =>
              (leastBusy().methods as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>)[name]?.(
                ...args
              )
          : undefined,
    }),
    pending: () => threads.reduce((sum, thread) => sum + thread.pending(), 0),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
