import { QUERY_TYPES } from '@smartcloudops/contract';
import type { QueryType } from '@smartcloudops/contract';
import type { Engine } from '@smartcloudops/engine';
import { defineDatasource } from '@smartcloudops/grafana-sdk';
import type { CallContext, Plugin } from '@smartcloudops/grafana-sdk';
import { z } from 'zod';

import { backendMetrics } from './metrics.ts';
import { principalOf } from './principal.ts';
import { toQuery } from './query.ts';
import { connectionId, connectionOf, jsonDataSchema, secureJsonDataSchema } from './settings.ts';

/** What the handlers of one data source work with. */
interface Instance {
  readonly connection: string;
  /** Connections whose rows the data source shows. */
  readonly scope: readonly string[];
}

/** Bills that were imported by hand. */
const IMPORTED = 'import';

const fromExpression = ({ headers }: CallContext<Instance>) =>
  headers.fromAlert || headers.get('X-Grafana-From-Expr') === 'true';

/** The data source, over an engine that opens in its own time. */
export function datasourcePlugin(engine: () => Promise<Engine>): Plugin {
  const metrics = backendMetrics(engine);

  const query = (type: QueryType) => ({
    schema: z.record(z.string(), z.unknown()),
    handle: (
      { query: model, timeRange }: { query: Record<string, unknown>; timeRange: { from: Date; to: Date } },
      ctx: CallContext<Instance>
    ) =>
      metrics.observe(type, async () => {
        const asked = toQuery({ ...model, queryType: type }, { timeRange, forExpression: fromExpression(ctx) });
        return (await engine()).query(asked, principalOf(ctx.plugin, ctx.instance.scope), ctx.signal);
      }),
  });

  return defineDatasource({
    settings: jsonDataSchema,
    secureSettings: secureJsonDataSchema,
    async create(settings, { plugin }): Promise<Instance> {
      const connection = connectionOf(settings, plugin.orgId, plugin.grafanaConfig);
      const { id, kind } = connection;
      const opened = await engine();
      await opened.connect(connection);
      // What the data source was before is not collected any more.
      await opened.disconnect(connectionId(plugin.orgId, settings.uid, kind === 'demo' ? 'aws' : 'demo'));
      return { connection: id, scope: kind === 'files' ? [id, IMPORTED] : [id] };
    },
    queries: Object.fromEntries(QUERY_TYPES.map((type) => [type, query(type)])),
    checkHealth: async ({ instance, plugin, signal }) =>
      (await engine()).health(instance.connection, signal, principalOf(plugin, instance.scope)),
    callResource: async (request, { plugin, instance }) =>
      (await engine()).fetch(request, principalOf(plugin, instance.scope)),
    metrics: metrics.registry,
  });
}
