import { GrafanaSdkError } from '../errors.ts';

/** What a go-plugin host tells its plugin through the environment. */
export interface HandshakeRequest {
  readonly socketDir: string | undefined;
  readonly ports: readonly [min: number, max: number];
  /** PEM; set by hosts with AutoMTLS. */
  readonly clientCertificate: string | undefined;
  /** The host expects to be told whether the broker multiplexes. */
  readonly asksForMultiplexing: boolean;
}

export const COOKIE = { name: 'grafana_plugin_type', value: 'datasource' } as const;
const CORE_PROTOCOL = 1;
export const PLUGIN_PROTOCOL = 2;

export function readHandshake(env: Readonly<Record<string, string | undefined>>): HandshakeRequest {
  if (env[COOKIE.name] !== COOKIE.value) {
    throw new GrafanaSdkError(
      'SDK_COOKIE_MISSING',
      `This program is a Grafana plugin and does nothing on its own: ${COOKIE.name} is not set, so Grafana did not start it. Install it in Grafana's plugin folder.`
    );
  }
  const offered = (env.PLUGIN_PROTOCOL_VERSIONS ?? String(PLUGIN_PROTOCOL)).split(',').map(Number);
  if (!offered.includes(PLUGIN_PROTOCOL)) {
    throw new GrafanaSdkError(
      'SDK_PROTOCOL_UNSUPPORTED',
      `The host offers plugin protocol ${offered.join(', ')}; this plugin speaks ${PLUGIN_PROTOCOL}. Use a newer Grafana.`
    );
  }
  return {
    socketDir: env.PLUGIN_UNIX_SOCKET_DIR || undefined,
    ports: [Number(env.PLUGIN_MIN_PORT || 10_000), Number(env.PLUGIN_MAX_PORT || 25_000)],
    clientCertificate: env.PLUGIN_CLIENT_CERT || undefined,
    asksForMultiplexing: env.PLUGIN_MULTIPLEX_GRPC !== undefined,
  };
}

/** The first line of stdout: core protocol | plugin protocol | network | address | grpc | server certificate [| multiplexing]. */
export function handshakeLine(
  address: { network: 'unix' | 'tcp'; address: string },
  certificate: string,
  request: HandshakeRequest
): string {
  const fields = [CORE_PROTOCOL, PLUGIN_PROTOCOL, address.network, address.address, 'grpc', certificate];
  return `${[...fields, ...(request.asksForMultiplexing ? ['false'] : [])].join('|')}\n`;
}
