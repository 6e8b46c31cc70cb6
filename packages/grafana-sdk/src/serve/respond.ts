import type { handleServerStreamingCall, handleUnaryCall, ServerUnaryCall, ServerWritableStream } from '@grpc/grpc-js';
import { toFault } from '../call/fault.ts';
import type { Logger } from '../process/logger.ts';
import { toGrpcError } from '../wire/status-details.ts';

/** A promise as a gRPC answer; a rejection is a failed call that says who is to blame. */
export function unary<Req, Res>(
  logger: Logger,
  work: (call: ServerUnaryCall<Req, Res>) => Promise<Res>
): handleUnaryCall<Req, Res> {
  return (call, callback) => {
    work(call).then(
      (response) => callback(null, response),
      (error: unknown) => callback(failed(logger, call.getPath(), error))
    );
  };
}

export function streaming<Req, Res>(
  logger: Logger,
  work: (call: ServerWritableStream<Req, Res>) => Promise<void>
): handleServerStreamingCall<Req, Res> {
  return (call) => {
    call.on('error', () => undefined); // the caller left in mid-stream; `cancelled` tells the handler
    work(call).then(
      () => call.end(),
      (error: unknown) => call.emit('error', failed(logger, call.getPath(), error))
    );
  };
}

function failed(logger: Logger, path: string, error: unknown) {
  const fault = toFault(error);
  if (!fault.expected) logger.error({ path, error }, `A call failed: ${fault.message}`);
  return toGrpcError(fault);
}
