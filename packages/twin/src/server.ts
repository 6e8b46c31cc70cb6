import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Credential, Twin, TwinOptions } from './api.ts';
import { ObjectStore } from './exports/object-store.ts';
import { FaultBox } from './faults.ts';
import { DEMO_CREDENTIAL } from './http/authenticate.ts';
import { control } from './http/control.ts';
import { perform } from './http/perform.ts';
import type { Backstage } from './http/perform.ts';
import { InvoiceBook } from './invoice.ts';
import { AthenaDesk, DEFAULT_WORK_GROUP } from './services/athena/athena-desk.ts';
import { TimeLine } from './time-line.ts';
import { DAY_MS, dayOf } from './world/calendar.ts';
import { createWorld } from './world/create-world.ts';

const BODY_LIMIT = 1_000_000;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const data = Buffer.from(chunk as Uint8Array);
    size += data.length;
    if (size > BODY_LIMIT) throw new RangeError('body too large');
    chunks.push(data);
  }
  return Buffer.concat(chunks);
}

async function serve(backstage: Backstage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const signed = { method: request.method ?? 'GET', url: request.url ?? '/', headers: request.headers, body };
  if (signed.url.startsWith('/_twin')) {
    const { status, json } = control(backstage, signed.method, signed.url.split('?')[0] ?? '', body.toString());
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    return;
  }
  const done = await perform(backstage, signed);
  if (done.kind === 'silence') return;
  if (done.kind === 'drop') {
    request.socket.destroy();
    return;
  }
  const { reply } = done;
  const bytes = Buffer.from(reply.body);
  // An answer to HEAD names the length of what it does not send.
  response.writeHead(reply.status, { 'content-length': bytes.length, ...reply.headers });
  if (done.kind === 'reply') {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.destroy());
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function clockOf({ now, world }: TwinOptions): () => number {
  if (typeof now === 'function') return now;
  const fixed = now ?? world?.now;
  return fixed === undefined ? () => dayOf(Date.now()) * DAY_MS : () => fixed;
}

/** Starts an AWS on 127.0.0.1 that answers from a world. @throws TwinError for options out of range */
export async function startTwin(options: TwinOptions = {}): Promise<Twin> {
  const { seed, days, accounts } = options;
  const clock = clockOf(options);
  const start = options.world ?? createWorld({ seed, days, accounts, now: clock() });
  const credentials = new Map<string, Credential>();
  for (const one of options.credentials ?? [DEMO_CREDENTIAL]) credentials.set(one.accessKeyId, one);
  const timeLine = new TimeLine(start);
  const objects = new ObjectStore(options.exports ?? [], timeLine);
  const invoice = new InvoiceBook();
  const athena = new AthenaDesk({
    runner: options.athena,
    workGroups: options.athenaWorkGroups ?? [DEFAULT_WORK_GROUP],
    tables: options.athenaTables ?? [],
    clock,
    charge: (megabytes, nanoDollars) => invoice.charged('athena:StartQueryExecution', megabytes, nanoDollars),
  });
  const backstage: Backstage = {
    clock,
    timeLine,
    objects,
    faults: new FaultBox(start.seed, options.faults ?? []),
    invoice,
    athena,
    credentials,
    expiry: new Map(),
    settings: {
      pageGroups: options.pageGroups ?? 5000,
      multiYear: options.multiYear ?? false,
      externalId: options.externalId ?? null,
    },
    calls: 0,
  };
  const server = createServer((request, response) => {
    serve(backstage, request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      const reason = error instanceof Error ? error.message : String(error);
      const body = JSON.stringify({ __type: 'InternalFailure', message: `The twin itself failed: ${reason}` });
      response.writeHead(500, { 'content-type': 'application/x-amz-json-1.1' }).end(body);
    });
  });
  server.keepAliveTimeout = 30_000;
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    get world() {
      return backstage.timeLine.worldAt(clock());
    },
    invoice: () => backstage.invoice.read(),
    truth: () => backstage.timeLine.worldAt(clock()).truth,
    setFaults: (faults) => backstage.faults.set(faults),
    putObject: (bucket, key, bytes) => objects.put(bucket, key, bytes, clock()),
    deleteObject: (bucket, key) => objects.delete(bucket, key),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
