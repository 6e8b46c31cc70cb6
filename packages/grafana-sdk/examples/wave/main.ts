import { setTimeout as sleep } from 'node:timers/promises';
import { Counter, Registry } from 'prom-client';
import { z } from 'zod';
import type { FrameChunk } from '../../src/index.ts';
import { defineDatasource, serveDatasource } from '../../src/index.ts';
import { everyType } from './every-type.ts';
import { resources } from './resources.ts';
import { wave } from './wave.ts';

const metrics = new Registry();
const points = new Counter({ name: 'wave_points_total', help: 'Points computed.', registers: [metrics] });

const plugin = defineDatasource({
  settings: z.object({ amplitude: z.number().positive().default(100) }),
  secureSettings: z.object({ token: z.string({ error: 'enter the token' }).min(1) }),
  create: ({ uid, jsonData }, { logger }) => {
    logger.info({ uid, amplitude: jsonData.amplitude }, 'Wave connected');
    return { uid, amplitude: jsonData.amplitude };
  },
  // eslint-disable-next-line no-console -- what is printed, by a dependency say, goes to Grafana's log
  dispose: ({ uid }) => console.log('Wave disconnected', uid),

  queries: {
    wave: {
      schema: z.object({
        rows: z.number().int().min(0).max(1_000_000).default(100),
        period: z.number().positive().default(60),
      }),
      handle: ({ query, timeRange }, { instance }) => {
        points.inc(query.rows);
        return wave({ ...timeRange, ...query, amplitude: instance.amplitude });
      },
    },
    'every-type': { schema: z.object({}), handle: () => everyType() },
    nothing: { schema: z.object({}), handle: () => [] },
    pieces: {
      schema: z.object({ pieces: z.number().int().max(1000).default(3) }),
      async *handle({ query, timeRange }, { instance }): AsyncGenerator<FrameChunk> {
        for (let piece = 0; piece < query.pieces; piece++) {
          const shift = piece * 10_000;
          const from = new Date(timeRange.from.getTime() + shift);
          yield {
            frameId: 'wave',
            frame: wave({
              from,
              to: new Date(from.getTime() + 10_000),
              rows: 10,
              period: 60,
              amplitude: instance.amplitude,
            }),
          };
        }
      },
    },
    failure: {
      schema: z.object({ kind: z.enum(['downstream', 'plugin', 'bug', 'network', 'slow']) }),
      handle: async ({ query }, { signal }) => {
        if (query.kind === 'slow') await sleep(60_000, undefined, { signal });
        if (query.kind === 'network')
          throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
        if (query.kind === 'bug') throw new Error('this was not foreseen');
        throw Object.assign(new Error('Too many requests. Wait a minute.'), {
          code: 'WAVE_BUSY',
          status: 429,
          source: query.kind,
        });
      },
    },
  },

  checkHealth: ({ instance }) => ({
    status: 'ok',
    message: `Amplitude is ${instance.amplitude}.`,
    details: { uid: instance.uid },
  }),
  callResource: resources,

  stream: {
    subscribe: ({ path }) => ({
      status: path === 'wave' ? 'ok' : path === 'secret' ? 'permission-denied' : 'not-found',
    }),
    async *run(_request, { instance, signal }) {
      const period = 60;
      for (let beat = 0; !signal.aborted; beat++) {
        const from = new Date(beat * 1000);
        const frame = wave({
          from,
          to: new Date(from.getTime() + 1000),
          rows: 1,
          period,
          amplitude: instance.amplitude,
        });
        yield { frame, include: beat === 0 ? 'all' : 'data' };
        await sleep(20, undefined, { signal });
      }
    },
    publish: ({ path, data }) => {
      if (path === 'failure')
        throw Object.assign(new Error('The broker is closed.'), { status: 503, source: 'downstream' });
      return path === 'wave' ? { status: 'ok', data } : { status: 'permission-denied' };
    },
  },
  metrics,
});

await serveDatasource(plugin);
