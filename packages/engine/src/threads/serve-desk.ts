import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';

import { EngineError, toEngineError } from '../errors.ts';
import type { Logger, LogLevel } from '../logger.ts';
import { openedOnce } from './opened-once.ts';
import type { Call, ErrorMessage, FromThread, ToThread } from './messages.ts';

type Method = (input: unknown, call: Call) => Promise<unknown>;

/** An object of async methods, and how it is closed. */
export interface Desk<Methods> {
  readonly methods: Methods;
  close(): Promise<void> | void;
}

/** A logger whose lines are written by the thread that started this one. */
export function portLogger(port: MessagePort): Logger {
  const write = (level: LogLevel) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    port.postMessage({ kind: 'log', level, fields, message } satisfies FromThread);
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function toMessage(error: unknown): ErrorMessage {
  const { code, status, source, message, fields, cause, stack } = toEngineError(error);
  const origin = cause instanceof Error ? cause.stack : stack;
  return { code, status, source, message, fields, stack: origin };
}

/** Answers calls that arrive on the port until it is told to close. A desk that cannot be opened is tried again with the next call. */
export function serveDesk<Methods extends object>(port: MessagePort, open: () => Promise<Desk<Methods>>): void {
  const desk = openedOnce(open);
  const running = new Map<number, AbortController>();
  const post = (message: FromThread) => port.postMessage(message);

  async function answer(id: number, name: string, input: unknown, progress: boolean): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const { methods } = await desk.get();
      // A turn of the loop lets a cancellation that is already in the queue come first.
      await nextTurn();
      if (controller.signal.aborted)
        throw new EngineError('ENGINE_CANCELLED', 'The request was cancelled by the caller.');
      const method = (methods as Readonly<Record<string, Method>>)[name];
      if (!method) throw new EngineError('ENGINE_INTERNAL', `The thread has no method "${name}".`);
      const call: Call = {
        signal: controller.signal,
        ...(progress ? { onProgress: (event: unknown) => post({ kind: 'progress', id, event }) } : {}),
      };
      post({ kind: 'done', id, output: await method.call(methods, input, call) });
    } catch (error) {
      post({ kind: 'failed', id, error: toMessage(error) });
    } finally {
      running.delete(id);
    }
  }

  port.on('message', (message: ToThread) => {
    if (message.kind === 'call') void answer(message.id, message.method, message.input, message.progress);
    else if (message.kind === 'cancel') running.get(message.id)?.abort();
    else {
      for (const controller of running.values()) controller.abort();
      void Promise.resolve(desk.current())
        .then((open) => open?.close())
        .finally(() => port.close());
    }
  });
}
