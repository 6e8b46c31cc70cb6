import type * as pb from '../proto/generated/pluginv2.ts';
import { GrafanaSdkError } from '../errors.ts';

const NO_BODY = new Set([101, 204, 205, 304]);

/** The messages of a resource call as one web Response; reading its body pulls the next message, cancelling it ends the call. */
export async function toResponse(messages: AsyncGenerator<pb.CallResourceResponse>): Promise<Response> {
  const first = await messages.next();
  if (first.done)
    throw new GrafanaSdkError('SDK_HOST_CALL', 'The plugin ended a resource call without an answer. See its log.');
  const { code, headers, body } = first.value;
  const pairs = Object.entries(headers).flatMap(([name, { values }]) =>
    values.map((value): [string, string] => [name, value])
  );
  if (NO_BODY.has(code)) {
    await messages.return(undefined);
    return new Response(null, { status: code, headers: pairs });
  }
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (body.length > 0) controller.enqueue(body);
    },
    pull: async (controller) => {
      const next = await messages.next();
      if (next.done) controller.close();
      else if (next.value.body.length > 0) controller.enqueue(next.value.body);
      else await Promise.resolve();
    },
    cancel: async () => {
      await messages.return(undefined);
    },
  });
  return new Response(stream, { status: code, headers: pairs });
}
