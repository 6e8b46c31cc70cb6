import type * as pb from '../proto/generated/pluginv2.ts';
import type { CallContext } from '../call/call-context.ts';
import type { Cancellable } from '../call/call-signal.ts';
import { callSignal } from '../call/call-signal.ts';
import { abortReason } from '../call/fault.ts';
import type { CallHeaders } from '../call/headers.ts';
import { toPluginContext } from '../call/plugin-context.ts';
import type { Plugin } from '../plugin/define.ts';
import type { Instances } from '../plugin/instances.ts';
import type { Logger } from '../process/logger.ts';
import type { Metrics } from './metrics.ts';

/** What the handlers of all services share. */
export interface Backend {
  readonly plugin: Plugin;
  readonly instances: Instances;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

export type Endpoint =
  | 'queryData'
  | 'queryChunkedData'
  | 'callResource'
  | 'checkHealth'
  | 'collectMetrics'
  | 'subscribeStream'
  | 'runStream'
  | 'publishStream';

/** Context, instance and time-keeping of one call, whatever its service. The instance is held until `work` is done. */
export async function withCall<T>(
  backend: Backend,
  endpoint: Endpoint,
  call: Cancellable & { request: { pluginContext?: pb.PluginContext | undefined } },
  headers: CallHeaders,
  work: (ctx: CallContext) => Promise<T>
): Promise<T> {
  const measured = backend.metrics.start(endpoint);
  const { signal, deadline, done } = callSignal(call);
  try {
    const { pluginContext } = call.request;
    const lease = await backend.instances.lease(pluginContext);
    try {
      const ctx: CallContext = {
        instance: lease.instance,
        plugin: toPluginContext(pluginContext),
        headers,
        signal,
        ...(deadline && { deadline }),
        logger: backend.logger.with({ endpoint }),
      };
      const result = await work(ctx);
      measured('ok');
      return result;
    } finally {
      lease.release();
    }
  } catch (error) {
    measured(signal.aborted ? 'cancelled' : 'error');
    throw signal.aborted ? abortReason(signal) : error;
  } finally {
    done();
  }
}
