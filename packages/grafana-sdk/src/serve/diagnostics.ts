import type { handleUnaryCall } from '@grpc/grpc-js';
import * as pb from '../proto/generated/pluginv2.ts';
import { toFault } from '../call/fault.ts';
import { CallHeaders } from '../call/headers.ts';
import type { HealthResult } from '../plugin/definition.ts';
import type { Backend } from './backend.ts';
import { withCall } from './backend.ts';
import { unary } from './respond.ts';

const STATUS = {
  ok: pb.CheckHealthResponse_HealthStatus.OK,
  error: pb.CheckHealthResponse_HealthStatus.ERROR,
  unknown: pb.CheckHealthResponse_HealthStatus.UNKNOWN,
} as const;

/** "Save & test". Whatever is thrown is an answer too: the status `error` with the message. */
export function checkHealth(backend: Backend): handleUnaryCall<pb.CheckHealthRequest, pb.CheckHealthResponse> {
  const { plugin, logger } = backend;
  return unary(logger, async (call) => {
    const result = await withCall(
      backend,
      'checkHealth',
      call,
      CallHeaders.fromMap(call.request.headers),
      async (ctx) => (plugin.definition.checkHealth ? plugin.definition.checkHealth(ctx) : HEALTHY)
    ).catch((error: unknown): HealthResult => {
      const { message, code, source, status, expected } = toFault(error);
      if (!expected) logger.error({ error }, `The health check failed: ${message}`);
      return { status: 'error', message, details: { code, source, status } };
    });
    const details = result.details ? Buffer.from(JSON.stringify(result.details)) : new Uint8Array(0);
    return { status: STATUS[result.status], message: result.message, jsonDetails: details };
  });
}

const HEALTHY: HealthResult = { status: 'ok', message: 'The plugin is running and its settings are complete.' };

export function collectMetrics({
  metrics,
  logger,
}: Backend): handleUnaryCall<pb.CollectMetricsRequest, pb.CollectMetricsResponse> {
  return unary(logger, async () => ({ metrics: { prometheus: Buffer.from(await metrics.text()) } }));
}
