import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { GrafanaSdkError } from '../errors.ts';
import { COOKIE, PLUGIN_PROTOCOL } from '../handshake/environment.ts';
import type { LogRecord } from '../process/log-record.ts';
import { readLogLine } from '../process/log-record.ts';

export interface PluginCommand {
  /** The executable, as in `<plugin>/gpx_name_linux_amd64`. */
  readonly command: string;
  readonly args?: readonly string[];
  /** Added to what Grafana itself sets. Grafana 12.4 and later forwards nothing of its own environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly onLog?: (record: LogRecord) => void;
  /** Default 60 s, as Grafana. */
  readonly startTimeoutMs?: number;
}

/** A started plugin that said where it listens. */
export interface PluginProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** As gRPC wants it: `unix:/path` or `host:port`. */
  readonly target: string;
  /** DER, when the plugin answers over TLS. */
  readonly certificate: Buffer | undefined;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly startMs: number;
}

/** Starts the executable as go-plugin does and reads the handshake from its first line. */
export async function startProcess(options: PluginCommand, clientCertificatePem?: string): Promise<PluginProcess> {
  const { command, args = [], env = {}, cwd, onLog, startTimeoutMs = 60_000 } = options;
  const since = performance.now();
  const child = spawn(command, args, {
    ...(cwd && { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      [COOKIE.name]: COOKIE.value,
      PLUGIN_PROTOCOL_VERSIONS: String(PLUGIN_PROTOCOL),
      PLUGIN_MIN_PORT: '10000',
      PLUGIN_MAX_PORT: '25000',
      ...(clientCertificatePem && { PLUGIN_CLIENT_CERT: clientCertificatePem }),
      ...env,
    },
  });
  const last: LogRecord[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    const record = readLogLine(line);
    last.push(record);
    if (last.length > 5) last.shift();
    onLog?.(record);
  });
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });

  const failed = (what: string, cause?: unknown): GrafanaSdkError => {
    child.kill('SIGKILL');
    const said = last.map(({ message }) => message).join(' | ') || 'nothing';
    return new GrafanaSdkError(
      'SDK_HOST_START',
      `The plugin ${command} did not start: ${what}. Its log says: ${said}.`,
      { cause }
    );
  };
  const line = await new Promise<string>((resolve, reject) => {
    const patience = setTimeout(() => reject(failed(`no handshake within ${startTimeoutMs} ms`)), startTimeoutMs);
    const settle = (act: () => void): void => {
      clearTimeout(patience);
      act();
    };
    createInterface({ input: child.stdout }).once('line', (first) => settle(() => resolve(first)));
    child.once('error', (error) => settle(() => reject(failed(error.message, error))));
    child.once('close', (code, signal) => settle(() => reject(failed(`it ended with ${signal ?? `code ${code}`}`))));
  });
  child.stdout.resume(); // whatever else it prints is thrown away, as Grafana does

  const [core, app, network, address = '', protocol, certificate] = line.split('|');
  if (
    core !== '1' ||
    app !== String(PLUGIN_PROTOCOL) ||
    protocol !== 'grpc' ||
    (network !== 'unix' && network !== 'tcp')
  ) {
    throw failed(`its first line is not the handshake: ${line.slice(0, 200)}`);
  }
  return {
    child,
    pid: child.pid ?? 0,
    target: network === 'unix' ? `unix:${address}` : address,
    certificate: certificate ? Buffer.from(certificate, 'base64') : undefined,
    exited,
    startMs: performance.now() - since,
  };
}
