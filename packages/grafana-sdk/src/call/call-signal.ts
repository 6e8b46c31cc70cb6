import { GrafanaSdkError } from '../errors.ts';

/** The part of a gRPC server call that this needs. */
export interface Cancellable {
  on(event: 'cancelled', listener: () => void): unknown;
  getDeadline(): Date | number;
}

export interface CallSignal {
  readonly signal: AbortSignal;
  readonly deadline?: Date;
  /** To be called when the answer is out: gRPC reports a normally ended stream as cancelled too. */
  done(): void;
}

export function callSignal(call: Cancellable, now: () => number = Date.now): CallSignal {
  const controller = new AbortController();
  const limit = call.getDeadline();
  const deadline = limit instanceof Date ? limit : Number.isFinite(limit) ? new Date(limit) : undefined;
  let open = true;
  call.on('cancelled', () => {
    if (!open) return;
    controller.abort(
      deadline && now() >= deadline.getTime()
        ? new GrafanaSdkError(
            'SDK_CALL_DEADLINE',
            `The answer was not ready by the deadline ${deadline.toISOString()}; the work was stopped. Ask for less or allow more time.`
          )
        : new GrafanaSdkError(
            'SDK_CALL_CANCELLED',
            'The caller went away before the answer was ready; the work was stopped.'
          )
    );
  });
  return {
    signal: controller.signal,
    ...(deadline && { deadline }),
    done: () => {
      open = false;
    },
  };
}
