import { Worker } from 'node:worker_threads';

import { EngineError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Call, ErrorMessage, FromThread, ToThread } from './messages.ts';

export interface WorkerOptions {
  /** The worker's entry; a file of its own in a bundle. */
  readonly url: URL;
  readonly name: string;
  readonly workerData: unknown;
  readonly logger: Logger;
}

/** One worker thread from its start to its end. */
export interface WorkerLife {
  call(method: string, input: unknown, call?: Call<never>): Promise<unknown>;
  pending(): number;
  stop(): Promise<void>;
  /** Resolves when the thread has ended, whatever the reason. */
  readonly ended: Promise<void>;
}

interface Pending {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((event: never) => void) | undefined;
  readonly settle: () => void;
}

/** How long a thread may take to close its files before it is ended. */
const CLOSE_GRACE_MS = 3000;

function rebuild(error: ErrorMessage): EngineError {
  const rebuilt = new EngineError(error, error.message, { fields: error.fields });
  if (error.stack !== undefined) rebuilt.stack = error.stack;
  return rebuilt;
}

function diedOf(name: string, failure: unknown): EngineError {
  const why = failure === undefined ? 'it was told to close' : String(failure);
  return new EngineError(
    'ENGINE_THREAD_DIED',
    `The thread "${name}" ended in the middle of its work (${why}). Ask again; if it happens again, the log tells why.`,
    { cause: failure }
  );
}

export function startWorker({ url, name, workerData, logger }: WorkerOptions): WorkerLife {
  const worker = new Worker(url, { name, workerData });
  const pending = new Map<number, Pending>();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let failure: unknown;
  let nextId = 1;

  /** Without work the thread keeps no process alive. */
  function take(id: number): Pending | undefined {
    const entry = pending.get(id);
    pending.delete(id);
    entry?.settle();
    if (pending.size === 0) worker.unref();
    return entry;
  }

  worker.on('message', (message: FromThread) => {
    if (message.kind === 'done') take(message.id)?.resolve(message.output);
    else if (message.kind === 'failed') take(message.id)?.reject(rebuild(message.error));
    else if (message.kind === 'progress') pending.get(message.id)?.onProgress?.(message.event as never);
    else logger[message.level]({ thread: name, ...message.fields }, message.message);
  });
  worker.on('error', (error) => {
    failure = error;
    logger.error(
      { thread: name, error: error instanceof Error ? error.stack : String(error) },
      'A worker thread failed'
    );
  });
  worker.on('exit', () => {
    for (const id of [...pending.keys()]) take(id)?.reject(diedOf(name, failure));
    end();
  });

  return {
    ended,
    pending: () => pending.size,
    call(method, input, { signal, onProgress } = {}) {
      const id = nextId++;
      const post = (message: ToThread) => worker.postMessage(message);
      worker.ref();
      return new Promise((resolve, reject) => {
        const cancel = () => {
          post({ kind: 'cancel', id });
          take(id)?.reject(new EngineError('ENGINE_CANCELLED', 'The request was cancelled by the caller.'));
        };
        signal?.addEventListener('abort', cancel, { once: true });
        pending.set(id, { resolve, reject, onProgress, settle: () => signal?.removeEventListener('abort', cancel) });
        post({ kind: 'call', id, method, input, progress: onProgress !== undefined });
      });
    },
    async stop() {
      worker.ref();
      worker.postMessage({ kind: 'close' } satisfies ToThread);
      const grace = setTimeout(() => void worker.terminate(), CLOSE_GRACE_MS);
      await ended;
      clearTimeout(grace);
    },
  };
}
