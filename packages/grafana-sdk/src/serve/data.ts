import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';
import * as pb from '../proto/generated/pluginv2.ts';
import { CallHeaders } from '../call/headers.ts';
import { encodeArrowParts } from '../frame/arrow/encode.ts';
import { checkFrame } from '../frame/check.ts';
import type { FrameInput } from '../frame/frame.ts';
import type { FrameInclude } from '../frame/json/write.ts';
import { frameToJson } from '../frame/json/write.ts';
import { toChunks, toFrames } from '../plugin/answer.ts';
import type { PartedResponse } from '../wire/query-response.ts';
import type { Backend } from './backend.ts';
import { withCall } from './backend.ts';
import { answerQuery, queryFault } from './query.ts';
import { streaming, unary } from './respond.ts';
import { write } from './write.ts';

/** The queries of a request run side by side; each fails alone. */
export function queryData(backend: Backend): handleUnaryCall<pb.QueryDataRequest, Record<string, PartedResponse>> {
  const { plugin, logger } = backend;
  return unary(logger, async (call) => {
    const { queries, headers, format } = call.request;
    const failure = (error: unknown, refId: string, signal?: AbortSignal): PartedResponse => {
      const { message, status, source } = queryFault(error, refId, signal, logger);
      return { frames: [], error: message, status, errorSource: source, format };
    };
    const responses: Record<string, PartedResponse> = {};
    try {
      await withCall(backend, 'queryData', call, CallHeaders.fromMap(headers), async (ctx) => {
        const answer = async (query: pb.DataQuery): Promise<void> => {
          const { refId } = query;
          try {
            const frames = await toFrames(await answerQuery(plugin, query, ctx));
            const encoded = frames.map((frame) => encode(frame, refId, format, 'all'));
            responses[refId] = { frames: encoded, error: '', status: 200, errorSource: '', format };
          } catch (error) {
            responses[refId] = failure(error, refId, ctx.signal);
          }
        };
        await Promise.all(queries.map(answer));
      });
    } catch (error) {
      // No instance (wrong settings, for example): every query says so.
      for (const { refId } of queries) responses[refId] = failure(error, refId);
    }
    return responses;
  });
}

/** As queryData, but each frame, or piece of a frame, is sent as soon as it is there. */
export function queryChunkedData(
  backend: Backend
): handleServerStreamingCall<pb.QueryChunkedDataRequest, pb.QueryChunkedDataResponse> {
  const { plugin, logger } = backend;
  return streaming(logger, async (call) => {
    const { queries, headers, format } = call.request;
    const failure = (error: unknown, refId: string, signal?: AbortSignal): pb.QueryChunkedDataResponse => {
      const { message, status, source } = queryFault(error, refId, signal, logger);
      return { refId, frameId: '', frame: NOTHING, error: message, status, errorSource: source, format };
    };
    try {
      await withCall(backend, 'queryChunkedData', call, CallHeaders.fromMap(headers), async (ctx) => {
        const answer = async (query: pb.DataQuery): Promise<void> => {
          const { refId } = query;
          const begun = new Set<string>();
          try {
            for await (const { frameId, frame } of toChunks(await answerQuery(plugin, query, ctx))) {
              const bytes = Buffer.concat(encode(frame, refId, format, begun.has(frameId) ? 'data' : 'all'));
              begun.add(frameId);
              await write(
                call,
                { refId, frameId, frame: bytes, error: '', status: 200, errorSource: '', format },
                ctx.signal
              );
            }
          } catch (error) {
            if (ctx.signal.aborted) throw error;
            await write(call, failure(error, refId, ctx.signal), ctx.signal);
          }
        };
        await Promise.all(queries.map(answer));
      });
    } catch (error) {
      if (call.cancelled) throw error;
      for (const { refId } of queries) call.write(failure(error, refId));
    }
  });
}

const NOTHING = new Uint8Array(0);

/** Arrow has no pieces without a schema; JSON leaves it out after the first. */
function encode(
  frame: FrameInput,
  refId: string,
  format: pb.DataFrameFormat,
  include: FrameInclude
): readonly Uint8Array[] {
  const checked = checkFrame(frame, refId);
  return format === pb.DataFrameFormat.JSON ? [Buffer.from(frameToJson(checked, include))] : encodeArrowParts(checked);
}
