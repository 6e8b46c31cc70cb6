import { frameToJson } from '@smartcloudops/grafana-sdk/frame';
import type { QueryResult } from '@smartcloudops/grafana-sdk/host';
import { Hono } from 'hono';

import type { Backend } from './backend.ts';

interface BrowserQuery {
  readonly refId: string;
  readonly queryType?: string;
  readonly intervalMs?: number;
  readonly maxDataPoints?: number;
  readonly datasource?: { readonly uid?: string };
}

interface BrowserQueryRequest {
  readonly queries: readonly BrowserQuery[];
  readonly from: string;
  readonly to: string;
}

/** One refId's answer in the form of Grafana's /api/ds/query. */
function toResult({ frames, status, error, errorSource }: QueryResult) {
  return {
    status,
    frames: frames.map((frame) => JSON.parse(frameToJson(frame)) as unknown),
    ...(error && { error, errorSource }),
  };
}

/** The few routes of Grafana's HTTP API that a data source's browser half calls, answered by the real backend. */
export function grafanaRoutes({ process, context }: Backend): Hono {
  const app = new Hono();

  app.post('/api/ds/query', async (c) => {
    const { queries, from, to } = await c.req.json<BrowserQueryRequest>();
    const timeRange = { from: new Date(Number(from)), to: new Date(Number(to)) };
    const results: Record<string, unknown> = {};
    for (const [uid, group] of Map.groupBy(queries, (query) => query.datasource?.uid ?? '')) {
      const asked = context(uid);
      if (!asked) return c.json({ message: `There is no data source "${uid}".` }, 404);
      const answers = await process.queryData({
        context: asked,
        headers: { 'http_X-Datasource-Uid': uid },
        signal: c.req.raw.signal,
        queries: group.map((query) => ({
          refId: query.refId,
          ...(query.queryType ? { queryType: query.queryType } : {}),
          ...(query.intervalMs ? { intervalMs: query.intervalMs } : {}),
          ...(query.maxDataPoints ? { maxDataPoints: query.maxDataPoints } : {}),
          timeRange,
          model: { ...query },
        })),
      });
      for (const [refId, answer] of Object.entries(answers)) results[refId] = toResult(answer);
    }
    return c.json({ results });
  });

  app.get('/api/datasources/uid/:uid/health', async (c) => {
    const asked = context(c.req.param('uid'));
    if (!asked) return c.json({ status: 'ERROR', message: `There is no data source "${c.req.param('uid')}".` }, 404);
    const { status, message, details } = await process.checkHealth({ context: asked });
    return c.json({ status: status.toUpperCase(), message, details }, status === 'ok' ? 200 : 400);
  });

  app.all('/api/datasources/uid/:uid/resources/*', async (c) => {
    const uid = c.req.param('uid');
    const asked = context(uid);
    if (!asked) return c.json({ message: `There is no data source "${uid}".` }, 404);
    const url = new URL(c.req.url);
    const path = url.pathname.slice(`/api/datasources/uid/${uid}/resources/`.length) + url.search;
    const body = ['GET', 'HEAD'].includes(c.req.method) ? undefined : new Uint8Array(await c.req.arrayBuffer());
    return process.callResource({
      context: asked,
      path,
      method: c.req.method,
      requestHeaders: Object.fromEntries(Object.entries(c.req.header()).map(([name, value]) => [name, [value]])),
      signal: c.req.raw.signal,
      ...(body ? { body } : {}),
    });
  });

  return app;
}
