import { serve } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';

import { ServerError } from '../errors.ts';

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** @throws ServerError `SERVER_ADDRESS_IN_USE` */
export async function listen(
  answer: (request: Request, address: string) => Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number }
): Promise<Listening> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = serve(
    {
      fetch: (request, env) => answer(request, (env as HttpBindings).incoming.socket.remoteAddress ?? ''),
      hostname: host,
      port,
    },
    (info) => resolve(info.port)
  );
  server.once('error', (cause: NodeJS.ErrnoException) =>
    reject(
      cause.code === 'EADDRINUSE'
        ? new ServerError(
            'SERVER_ADDRESS_IN_USE',
            `${host}:${port} is taken by another program. Choose another port with --port.`,
            { cause }
          )
        : cause
    )
  );
  const bound = await promise;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    async close() {
      await new Promise<void>((done) => {
        server.close(() => done());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
    },
  };
}
