import { setTimeout as sleep } from 'node:timers/promises';
import type { CallContext } from '../../src/index.ts';

/** The plugin's small HTTP API: any router that takes a Request and gives a Response fits here. */
export async function resources(
  request: Request,
  { signal, plugin, headers }: CallContext<unknown>
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  switch (pathname) {
    case '/echo':
      return Response.json(
        {
          method: request.method,
          query: Object.fromEntries(searchParams),
          body: await request.text(),
          header: request.headers.get('x-echo'),
        },
        {
          status: 201,
          headers: [
            ['set-cookie', 'a=1'],
            ['set-cookie', 'b=2'],
          ],
        }
      );
    case '/whoami':
      return Response.json({
        user: plugin.user?.login,
        orgId: plugin.orgId,
        uid: plugin.datasource?.uid,
        id: headers.get('X-Grafana-Id'),
      });
    case '/count':
      return new Response(ReadableStream.from(count(Number(searchParams.get('to') ?? 3), signal)), {
        headers: { 'content-type': 'text/plain' },
      });
    case '/large':
      return new Response(new Uint8Array(Number(searchParams.get('bytes') ?? 0)).fill(97));
    case '/bug':
      throw new Error('a secret detail');
    case '/crash':
      setImmediate(() => {
        throw new Error('a crash on request');
      });
      return new Response(null, { status: 204 });
    default:
      return Response.json({ title: `There is no ${pathname}.` }, { status: 404 });
  }
}

async function* count(to: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for (let i = 1; i <= to; i++) {
    yield new TextEncoder().encode(`${i}\n`);
    await sleep(50, undefined, { signal });
  }
}
