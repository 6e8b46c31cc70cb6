import type { Call } from './messages.ts';
import { openThread } from './thread.ts';
import type { Thread, ThreadOptions } from './thread.ts';

type Method = (input: unknown, context: unknown) => Promise<unknown>;

/** Calls of which it is known who did them last. */
const KNOWN_CALLS = 1000;

/**
 * Threads that all answer the same methods. A further thread starts only while every other one is busy. A call that was made before
 * goes where it was done then, as long as that thread lives: it may remember the answer.
 * @param kinOf names what a call shares work with, so that they are done together; null: with nothing
 */
export function openPool<Methods extends object>(
  options: ThreadOptions,
  size: number,
  kinOf: (method: string, input: unknown) => string | null = () => null
): Thread<Methods> {
  const threads = Array.from({ length: size }, (_, index) =>
    // The first stays: the next question should not wait for a start.
    openThread<Methods>({ ...options, name: `${options.name}-${index}`, ...(index === 0 ? { idleMs: undefined } : {}) })
  );
  const leastBusy = () => threads.reduce((best, thread) => (thread.pending() < best.pending() ? thread : best));
  /** Who works on what; the same call goes to the same thread, which may do it once for all who ask. */
  const underWay = new Map<string, { readonly thread: Thread<Methods>; calls: number }>();
  const kin = new Map<string, { readonly thread: Thread<Methods>; calls: number }>();
  const doneBy = new Map<string, Thread<Methods>>();

  function threadFor(key: string, family: string | null, context: unknown): Thread<Methods> {
    const [staying] = threads;
    if (staying && (context as Call | undefined)?.background) return staying;
    const last = doneBy.get(key);
    if (last?.isAlive()) return last;
    return (family === null ? undefined : kin.get(family)?.thread) ?? leastBusy();
  }

  function wasDone(key: string, thread: Thread<Methods>): void {
    doneBy.delete(key);
    doneBy.set(key, thread);
    const [oldest] = doneBy.keys();
    if (doneBy.size > KNOWN_CALLS && oldest !== undefined) doneBy.delete(oldest);
  }

  /** @returns what ends it */
  function enter(work: typeof underWay, key: string, thread: Thread<Methods>): () => void {
    const one = work.get(key) ?? { thread, calls: 0 };
    one.calls++;
    work.set(key, one);
    return () => {
      one.calls--;
      if (one.calls === 0) work.delete(key);
    };
  }

  async function call(name: string, [input, context]: readonly unknown[]): Promise<unknown> {
    const key = JSON.stringify([name, input]);
    const family = kinOf(name, input);
    const thread = underWay.get(key)?.thread ?? threadFor(key, family, context);
    const leave = [enter(underWay, key, thread), ...(family === null ? [] : [enter(kin, family, thread)])];
    try {
      const output = await (thread.methods as Readonly<Record<string, Method>>)[name]?.(input, context);
      wasDone(key, thread);
      return output;
    } finally {
      for (const end of leave) end();
    }
  }

  return {
    methods: new Proxy({} as Methods, {
      get: (_, name) => (typeof name === 'string' ? (...args: readonly unknown[]) => call(name, args) : undefined),
    }),
    pending: () => threads.reduce((sum, thread) => sum + thread.pending(), 0),
    isAlive: () => threads.some((thread) => thread.isAlive()),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
