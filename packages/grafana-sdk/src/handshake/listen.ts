import { dirname } from 'node:path';
import type { Server, ServerCredentials } from '@grpc/grpc-js';
import { GrafanaSdkError } from '../errors.ts';
import type { HandshakeRequest } from './environment.ts';
import { makeSocketPath } from './socket-dir.ts';

export interface Listening {
  readonly network: 'unix' | 'tcp';
  readonly address: string;
  /** The folder made for the socket. */
  readonly socketDir?: string;
}

/** A unix socket, or on Windows a loopback port of the host's range. */
export async function listen(
  server: Server,
  credentials: ServerCredentials,
  { socketDir, ports }: HandshakeRequest
): Promise<Listening> {
  try {
    if (process.platform !== 'win32') {
      const path = makeSocketPath(socketDir);
      await bind(server, `unix:${path}`, credentials);
      return { network: 'unix', address: path, socketDir: dirname(path) };
    }
    for (let port = ports[0]; port < ports[1]; port++) {
      try {
        await bind(server, `127.0.0.1:${port}`, credentials);
        return { network: 'tcp', address: `127.0.0.1:${port}` };
      } catch (error) {
        if (port === ports[1] - 1) throw error; // else taken: the next one
      }
    }
    throw new Error(`the range ${ports.join('–')} holds no port`);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GrafanaSdkError(
      'SDK_LISTEN_FAILED',
      `The plugin could not open its socket: ${why}. Make the temporary folder writable and its path short.`,
      { cause }
    );
  }
}

function bind(server: Server, address: string, credentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });
}
