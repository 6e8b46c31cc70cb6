import type { handleServerStreamingCall } from '@grpc/grpc-js';
import type * as pb from '../proto/generated/pluginv2.ts';
import { toFault } from '../call/fault.ts';
import type { Fault } from '../call/fault.ts';
import { CallHeaders } from '../call/headers.ts';
import type { Backend } from './backend.ts';
import { withCall } from './backend.ts';
import { responseHeaders, toRequest } from './http.ts';
import { streaming } from './respond.ts';
import { write } from './write.ts';

/** A resource call is an HTTP request; its answer streams, one message per chunk of the body. */
export function callResource(
  backend: Backend
): handleServerStreamingCall<pb.CallResourceRequest, pb.CallResourceResponse> {
  const { logger, plugin } = backend;
  return streaming(logger, async (call) => {
    const headers = new CallHeaders(
      Object.entries(call.request.headers).map(([name, { values }]) => [name, values.join(', ')] as const)
    );
    let begun = false;
    try {
      await withCall(backend, 'callResource', call, headers, async (ctx) => {
        const handler = plugin.definition.callResource;
        const response = handler
          ? await handler(toRequest(call.request, ctx.signal), ctx)
          : new Response(null, { status: 501 });
        for await (const message of messages(response, ctx.signal)) {
          begun = true;
          await write(call, message, ctx.signal);
        }
      });
    } catch (error) {
      const fault = toFault(error);
      if (!fault.expected) logger.error({ path: call.request.path, error }, `A resource call failed: ${fault.message}`);
      if (begun || call.cancelled) throw error; // half an answer cannot become another one
      call.write(problem(fault));
    }
  });
}

/** Status and headers with the first piece of the body if that is there at once, else ahead of it. */
async function* messages(response: Response, signal: AbortSignal): AsyncGenerator<pb.CallResourceResponse> {
  let head = { code: response.status, headers: responseHeaders(response.headers) };
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  if (!reader) {
    yield { ...head, body: NOTHING };
    return;
  }
  const stop = (): void => void reader.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const first = reader.read();
    if ((await Promise.race([first, soon()])) === 'late') {
      yield { ...head, body: NOTHING };
      head = NO_HEAD;
    }
    for (let next = await first; !next.done; next = await reader.read()) {
      yield { ...head, body: next.value };
      head = NO_HEAD;
    }
    if (head !== NO_HEAD) yield { ...head, body: NOTHING };
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

const NOTHING = new Uint8Array(0);
const NO_HEAD: { code: number; headers: Record<string, pb.StringList> } = { code: 0, headers: {} };

function soon(): Promise<'late'> {
  return new Promise((resolve) => setImmediate(() => resolve('late')));
}

/** RFC 9457. What nobody foresaw stays in the log. */
function problem({ message, status, source, code, expected }: Fault): pb.CallResourceResponse {
  const body = expected
    ? { type: 'about:blank', title: message, status, code, source }
    : {
        type: 'about:blank',
        title: 'The plugin failed on this request; the cause is in the log of Grafana.',
        status,
        code: 'SDK_INTERNAL',
        source,
      };
  return {
    code: status === 499 ? 503 : status,
    headers: { 'Content-Type': { values: ['application/problem+json'] } },
    body: Buffer.from(JSON.stringify(body)),
  };
}
