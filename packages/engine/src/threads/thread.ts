import { EngineError } from '../errors.ts';
import type { Call } from './messages.ts';
import { startWorker } from './worker-life.ts';
import type { WorkerLife, WorkerOptions } from './worker-life.ts';

export interface ThreadOptions extends WorkerOptions {
  /** Ends the thread after so long without work, to give its memory back; the next call starts it again. */
  readonly idleMs?: number;
}

/** A desk that lives in a thread of its own. The thread starts with the first call, and again after it died. */
export interface Thread<Methods> {
  readonly methods: Methods;
  /** Calls under way. */
  pending(): number;
  /** Whether it has started, and not ended since. */
  isAlive(): boolean;
  close(): Promise<void>;
}

export function openThread<Methods extends object>(options: ThreadOptions): Thread<Methods> {
  let life: WorkerLife | null = null;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  function alive(): WorkerLife {
    if (life) return life;
    const started = startWorker(options);
    void started.ended.then(() => {
      if (life === started) life = null;
    });
    life = started;
    return started;
  }

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const stopping = life;
    life = null;
    await stopping?.stop();
  }

  async function call(method: string, input: unknown, context: Call<never> = {}): Promise<unknown> {
    if (closed) throw new EngineError('ENGINE_CLOSED', 'The process is shutting down. Ask again in a few seconds.');
    context.signal?.throwIfAborted();
    clearTimeout(idle);
    const running = alive();
    try {
      return await running.call(method, input, context);
    } finally {
      if (options.idleMs !== undefined && running === life && running.pending() === 0) {
        clearTimeout(idle);
        idle = setTimeout(() => void stop(), options.idleMs).unref();
      }
    }
  }

  return {
    methods: new Proxy({} as Methods, {
      get: (_, name) =>
        typeof name === 'string' ? (input: unknown, context?: Call<never>) => call(name, input, context) : undefined,
    }),
    pending: () => life?.pending() ?? 0,
    isAlive: () => life !== null,
    async close() {
      closed = true;
      await stop();
    },
  };
}
