import type { ServerWritableStream } from '@grpc/grpc-js';
import { abortReason } from '../call/fault.ts';

/** The next message is taken only when the last one has room: resolves at once or on 'drain', rejects when the caller left. */
export function write<Req, Res>(
  call: ServerWritableStream<Req, Res>,
  message: Res,
  signal: AbortSignal
): Promise<void> | undefined {
  if (signal.aborted) throw abortReason(signal);
  if (call.write(message)) return undefined;
  return new Promise((resolve, reject) => {
    const onDrain = (): void => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    };
    const onAbort = (): void => {
      call.off('drain', onDrain);
      reject(abortReason(signal));
    };
    call.once('drain', onDrain);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
