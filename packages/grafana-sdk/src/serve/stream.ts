import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';
import * as pb from '../proto/generated/pluginv2.ts';
import { abortReason } from '../call/fault.ts';
import { CallHeaders } from '../call/headers.ts';
import { GrafanaSdkError } from '../errors.ts';
import { checkFrame } from '../frame/check.ts';
import { frameToJson } from '../frame/json/write.ts';
import type { StreamItem, StreamRequest, StreamStatus } from '../plugin/definition.ts';
import type { Backend } from './backend.ts';
import { withCall } from './backend.ts';
import { streaming, unary } from './respond.ts';
import { write } from './write.ts';

// Subscribing and publishing have the same three answers under the same numbers.
const STATUS: Record<StreamStatus, pb.SubscribeStreamResponse_Status> = {
  ok: pb.SubscribeStreamResponse_Status.OK,
  'not-found': pb.SubscribeStreamResponse_Status.NOT_FOUND,
  'permission-denied': pb.SubscribeStreamResponse_Status.PERMISSION_DENIED,
};
const NOTHING = new Uint8Array(0);

export function subscribeStream(
  backend: Backend
): handleUnaryCall<pb.SubscribeStreamRequest, pb.SubscribeStreamResponse> {
  const { stream } = backend.plugin.definition;
  return unary(backend.logger, (call) =>
    withCall(backend, 'subscribeStream', call, CallHeaders.fromMap(call.request.headers), async (ctx) => {
      if (!stream) return { status: STATUS['not-found'], data: NOTHING };
      const { status, initial } = (await stream.subscribe?.(toRequest(call.request), ctx)) ?? { status: 'ok' };
      return { status: STATUS[status], data: initial ? packet(initial) : NOTHING };
    })
  );
}

export function publishStream(backend: Backend): handleUnaryCall<pb.PublishStreamRequest, pb.PublishStreamResponse> {
  const { stream } = backend.plugin.definition;
  return unary(backend.logger, (call) =>
    withCall(backend, 'publishStream', call, CallHeaders.fromMap(call.request.headers), async (ctx) => {
      if (!stream?.publish) return { status: STATUS['permission-denied'], data: NOTHING };
      const { status, data } = await stream.publish(toRequest(call.request), ctx);
      return { status: STATUS[status], data: data === undefined ? NOTHING : Buffer.from(JSON.stringify(data)) };
    })
  );
}

export function runStream(backend: Backend): handleServerStreamingCall<pb.RunStreamRequest, pb.StreamPacket> {
  const { stream } = backend.plugin.definition;
  return streaming(backend.logger, (call) =>
    withCall(backend, 'runStream', call, new CallHeaders([]), async (ctx) => {
      if (!stream)
        throw new GrafanaSdkError(
          'SDK_QUERY_TYPE_UNKNOWN',
          `This plugin has no stream "${call.request.path}". Subscribe to a channel that it offers.`
        );
      for await (const item of untilAborted(stream.run(toRequest(call.request), ctx), ctx.signal)) {
        await write(call, { data: packet(item) }, ctx.signal);
      }
    })
  );
}

/** Ends with the signal even while the source waits for its next item. */
async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(abortReason(signal));
    signal.addEventListener('abort', () => reject(abortReason(signal)), { once: true });
  });
  aborted.catch(() => undefined);
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

function packet(item: StreamItem): Uint8Array {
  if ('json' in item) return Buffer.from(JSON.stringify(item.json));
  return Buffer.from(
    'include' in item ? frameToJson(checkFrame(item.frame), item.include) : frameToJson(checkFrame(item))
  );
}

function toRequest({ path, data }: { path: string; data: Uint8Array }): StreamRequest {
  return { path, data: data.length === 0 ? undefined : (JSON.parse(Buffer.from(data).toString('utf8')) as unknown) };
}
