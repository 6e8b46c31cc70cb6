import { openThread } from './thread.ts';
import type { Thread, ThreadOptions } from './thread.ts';

type Method = (input: unknown, context: unknown) => Promise<unknown>;

/** Threads that all answer the same methods. A further thread starts only while every other one is busy. */
export function openPool<Methods extends object>(options: ThreadOptions, size: number): Thread<Methods> {
  const threads = Array.from({ length: size }, (_, index) =>
    // The first stays: the next question should not wait for a start.
    openThread<Methods>({ ...options, name: `${options.name}-${index}`, ...(index === 0 ? { idleMs: undefined } : {}) })
  );
  const leastBusy = () => threads.reduce((best, thread) => (thread.pending() < best.pending() ? thread : best));
  /** Who works on what; the same call goes to the same thread, which may do it once for all who ask. */
  const underWay = new Map<string, { readonly thread: Thread<Methods>; calls: number }>();

  async function call(name: string, [input, context]: readonly unknown[]): Promise<unknown> {
    const key = JSON.stringify([name, input]);
    const work = underWay.get(key) ?? { thread: leastBusy(), calls: 0 };
    work.calls++;
    underWay.set(key, work);
    try {
      return await (work.thread.methods as Readonly<Record<string, Method>>)[name]?.(input, context);
    } finally {
      work.calls--;
      if (work.calls === 0) underWay.delete(key);
    }
  }

  return {
    methods: new Proxy({} as Methods, {
      get: (_, name) => (typeof name === 'string' ? (...args: readonly unknown[]) => call(name, args) : undefined),
    }),
    pending: () => threads.reduce((sum, thread) => sum + thread.pending(), 0),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
