/** Longest that a call may take before it counts as unanswered. */
const REQUEST_TIMEOUT_MS = 60_000;

/** An HTTP handler that gives up in time and whose sockets close with the client. */
export async function requestHandler() {
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  return new NodeHttpHandler({
    connectionTimeout: 5000,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  });
}
