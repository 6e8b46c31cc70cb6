import type { Principal } from '@smartcloudops/engine';

import { mintToken } from '../tokens/token.ts';
import { httpApp } from './app.ts';
import { listen } from './listen.ts';

const { text, record } = mintToken({ name: 'ann', role: 'viewer', connections: ['prod'] }, 0);
const lines: string[] = [];
const write = (fields: object, message: string) => void lines.push(JSON.stringify([fields, message]));
const logger = { debug: write, info: write, warn: write, error: write };

function appAt(clock = () => 0) {
  const seen: Principal[] = [];
  const app = httpApp({
    engine: {
      fetch: async (_, principal) => {
        seen.push(principal);
        return Response.json({});
      },
    },
    tokens: { list: () => [record] },
    logger,
    clock,
  });
  const ask = (path: string, token?: string, address = '10.0.0.1') =>
    app(
      new Request(`http://rest${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
      address
    );
  return { ask, seen, app };
}

test('a token opens what it is for', async () => {
  const { ask, seen } = appAt();
  expect((await ask('/api/v1/dimensions', text)).status).toBe(200);
  expect(seen).toEqual([{ name: 'ann', role: 'viewer', connections: ['prod'], teams: [] }]);
});

test('without a token only health and the document answer, and show nothing', async () => {
  const { ask, seen } = appAt();
  for (const path of ['/api/v1/health', '/api/v1/openapi.json']) expect((await ask(path)).status).toBe(200);
  expect(seen.every(({ connections }) => connections?.length === 0)).toBe(true);
  for (const path of ['/api/v1/dimensions', '/api/v1/health/', '/', '/api/v1/query']) {
    const response = await ask(path);
    expect({ path, status: response.status }).toEqual({ path, status: 401 });
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ code: 'SERVER_UNAUTHENTICATED' });
  }
  expect((await ask('/api/v1/health', 'sco_wrong')).status).toBe(401);
});

test('guessing is slowed down for one address, and only for it', async () => {
  let now = 0;
  const { ask } = appAt(() => now);
  for (let guess = 0; guess < 10; guess++) expect((await ask('/api/v1/dimensions', 'wrong')).status).toBe(401);
  const blocked = await ask('/api/v1/dimensions', text);
  expect(blocked.status).toBe(429);
  expect(Number(blocked.headers.get('retry-after'))).toBe(60);
  expect((await ask('/api/v1/dimensions', text, '10.0.0.2')).status).toBe(200);
  now = 60_000;
  expect((await ask('/api/v1/dimensions', text)).status).toBe(200);
});

test('the log tells of requests but of no token', async () => {
  const { ask } = appAt();
  await ask(`/api/v1/dimensions?token=${text}`, text);
  expect(lines.join('\n')).toContain('/api/v1/dimensions');
  expect(lines.join('\n')).not.toContain(text);
});

test('it listens on loopback, and says when the port is taken', async () => {
  const { app } = appAt();
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  const response = await fetch(`${server.url}/api/v1/dimensions`, { headers: { authorization: `Bearer ${text}` } });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  await expect(listen(app, { host: '127.0.0.1', port: Number(new URL(server.url).port) })).rejects.toMatchObject({
    code: 'SERVER_ADDRESS_IN_USE',
  });
  await server.close();
});
