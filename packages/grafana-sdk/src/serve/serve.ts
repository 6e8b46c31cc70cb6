import { rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ServerCredentials } from '@grpc/grpc-js';
import { GrafanaSdkError } from '../errors.ts';
import { selfSignedCertificate } from '../handshake/certificate.ts';
import { handshakeLine, readHandshake } from '../handshake/environment.ts';
import { listen } from '../handshake/listen.ts';
import { sweepStaleSockets } from '../handshake/socket-dir.ts';
import type { Plugin } from '../plugin/define.ts';
import { Instances } from '../plugin/instances.ts';
import { redirectConsole } from '../process/console.ts';
import { reportCrashes } from '../process/crash.ts';
import type { Logger } from '../process/logger.ts';
import { createLogger } from '../process/logger.ts';
import { followNetworkEnvironment } from '../process/network.ts';
import { watchParent } from '../process/orphan.ts';
import { createMetrics } from './metrics.ts';
import { createServer } from './server.ts';

export interface ServeOptions {
  /** Default: the process's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly logger?: Logger;
  /** How long a replaced instance outlives its last call. Default 5 s. */
  readonly disposeDelayMs?: number;
  /** Last wish, before the process leaves. Grafana waits 2 s in all. */
  readonly onShutdown?: () => void | Promise<void>;
}

/** Grafana kills after 2 s. */
const GRACE_MS = 1500;

/**
 * Takes over the process: shakes hands with Grafana on stdout and serves until it is told to leave, or its parent is gone.
 * Nothing may be printed to stdout before this is called.
 */
async function serve(plugin: Plugin, options: ServeOptions = {}): Promise<void> {
  // eslint-disable-next-line no-restricted-properties -- this takes the process over, its environment is the handshake
  const { env = process.env, logger = createLogger() } = options;
  const request = readHandshake(env);
  redirectConsole(logger);
  reportCrashes(logger);
  process.on('SIGINT', () => undefined); // Ctrl-C in a terminal reaches the whole group; Grafana decides
  followNetworkEnvironment(env, logger);

  const instances = new Instances(plugin, logger, options);
  const backend = { plugin, instances, logger, metrics: createMetrics(plugin.definition.metrics) };
  let leaving = false;
  const leave = (): void => {
    if (leaving) return;
    leaving = true;
    const patience = setTimeout(() => end('Not everything was put away in time.'), GRACE_MS);
    server.forceShutdown(); // the broker's stream never ends by itself
    const put = async (): Promise<void> => {
      await options.onShutdown?.();
      await instances.close();
    };
    put().then(
      () => end(),
      (error: unknown) => end(`Shutdown failed: ${String(error)}`)
    );
    const end = (complaint?: string): never => {
      clearTimeout(patience);
      if (complaint) logger.warn({}, `${complaint} The plugin leaves anyway.`);
      if (listening?.socketDir) rmSync(listening.socketDir, { recursive: true, force: true });
      process.exit(0);
    };
  };
  const server = createServer(backend, leave);
  const mine = request.clientCertificate ? selfSignedCertificate() : undefined;
  const credentials = mine
    ? ServerCredentials.createSsl(
        Buffer.from(request.clientCertificate ?? ''),
        [{ cert_chain: Buffer.from(mine.pem), private_key: Buffer.from(mine.privateKeyPem) }],
        true
      )
    : ServerCredentials.createInsecure();
  const listening = await listen(server, credentials, request);

  process.on('SIGTERM', leave);
  watchParent(leave);
  writeSync(
    1,
    handshakeLine(listening, mine ? Buffer.from(mine.der).toString('base64').replace(/=+$/, '') : '', request)
  );
  if (listening.socketDir) {
    await sweepStaleSockets(dirname(listening.socketDir)).catch((error: unknown) =>
      logger.debug({ error }, 'Stale sockets could not be swept.')
    );
  }
}

/** Serves a datasource plugin; a start by hand is told so and ends with exit code 1. */
export function serveDatasource(plugin: Plugin, options?: ServeOptions): Promise<void> {
  return start(plugin, options);
}

/** Serves an app plugin. */
export function serveApp(plugin: Plugin, options?: ServeOptions): Promise<void> {
  return start(plugin, options);
}

async function start(plugin: Plugin, options?: ServeOptions): Promise<void> {
  try {
    await serve(plugin, options);
  } catch (error) {
    const code = error instanceof GrafanaSdkError ? error.code : undefined;
    if (code === 'SDK_COOKIE_MISSING')
      writeSync(2, `${String((error as Error).message)}\n`); // a person reads this
    else (options?.logger ?? createLogger()).error({ code, error }, `The plugin could not start: ${String(error)}`);
    process.exit(1);
  }
}
