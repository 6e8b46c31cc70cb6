import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly form: Readonly<Record<string, string>>;
}

export interface Loopback {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** A server on 127.0.0.1 that answers as it is told, and remembers what it was asked. */
export async function loopback(answer: (asked: Asked, response: ServerResponse) => void): Promise<Loopback> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(body));
      const one = { path: request.url ?? '', headers: request.headers, form };
      asked.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A success as the API words it: `values` of each series at the moments that were asked for, or now. */
export function success(
  { path, form }: Asked,
  series: readonly { readonly metric: Record<string, string>; readonly value: (at: number) => string }[]
): string {
  if (path.endsWith('/query_range')) {
    const [start, end, step] = [Number(form['start']), Number(form['end']), Number(form['step'])];
    const moments = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => start + i * step);
    const result = series.map(({ metric, value }) => ({ metric, values: moments.map((at) => [at, value(at)]) }));
    return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
  }
  const result = series.map(({ metric, value }) => ({ metric, value: [1, value(1)] }));
  return JSON.stringify({ status: 'success', data: { resultType: 'vector', result } });
}
