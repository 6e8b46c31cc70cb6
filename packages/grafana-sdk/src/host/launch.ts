import { selfSignedCertificate } from '../handshake/certificate.ts';
import { GrafanaSdkError } from '../errors.ts';
import { PluginClient } from './client.ts';
import { Connection } from './connection.ts';
import type { PluginCommand, PluginProcess } from './process.ts';
import { startProcess } from './process.ts';

export interface LaunchOptions extends PluginCommand {
  /** Start the plugin again when it ends by itself, after a second, for ever: as Grafana. Default true. */
  readonly restart?: boolean;
  /** Encrypt the connection with certificates exchanged in the handshake (go-plugin's AutoMTLS). Default false, as Grafana. */
  readonly autoMtls?: boolean;
}

/** Grafana looks once a second whether its plugins live. */
const RESTART_MS = 1000;
/** Grafana kills a plugin that has not left by then. */
const STOP_MS = 2000;

/** Launches a backend executable the way Grafana does. Calls while it restarts fail with SDK_HOST_STOPPED. */
export async function launchPlugin(options: LaunchOptions): Promise<LaunchedPlugin> {
  const plugin = new LaunchedPlugin(options);
  await plugin.start();
  return plugin;
}

/** A running plugin: the typed calls, and its process. */
export class LaunchedPlugin extends PluginClient {
  readonly #options: LaunchOptions;
  #running: { process: PluginProcess; connection: Connection } | undefined;
  #stopped = false;
  #restarts = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LaunchOptions) {
    super(() => this.#live().connection);
    this.#options = options;
  }

  get pid(): number {
    return this.#live().process.pid;
  }

  /** From spawn to handshake. */
  get startMs(): number {
    return this.#live().process.startMs;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  /** How often it was started again. */
  get restarts(): number {
    return this.#restarts;
  }

  async start(): Promise<void> {
    const mine = this.#options.autoMtls ? selfSignedCertificate() : undefined;
    const process = await startProcess(this.#options, mine?.pem);
    const tls =
      mine && process.certificate
        ? {
            serverCertificate: process.certificate,
            clientCertificatePem: mine.pem,
            clientPrivateKeyPem: mine.privateKeyPem,
          }
        : undefined;
    if (mine && !tls) {
      process.child.kill('SIGKILL');
      throw new GrafanaSdkError(
        'SDK_HOST_START',
        `The plugin ${this.#options.command} gave no certificate. Launch it without autoMtls.`
      );
    }
    const running = { process, connection: new Connection(process.target, tls) };
    this.#running = running;
    void process.exited.then(() => {
      running.connection.close();
      if (this.#running === running) this.#running = undefined;
      this.#startAgain();
    });
  }

  /** Asks the plugin to leave; kills it when it has not within 2 s. Gives its exit code. */
  async stop(): Promise<number | null> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const running = this.#running;
    if (!running) return null;
    const patience = setTimeout(() => running.process.child.kill('SIGKILL'), STOP_MS);
    await this.shutdown().catch(() => undefined); // it may be gone before it has answered
    const { code } = await running.process.exited;
    clearTimeout(patience);
    return code;
  }

  #live(): { process: PluginProcess; connection: Connection } {
    if (this.#running) return this.#running;
    throw new GrafanaSdkError(
      'SDK_HOST_STOPPED',
      `The plugin ${this.#options.command} is not running. Wait for its restart or launch it again.`
    );
  }

  #startAgain(): void {
    if (this.#stopped || this.#options.restart === false) return;
    this.#timer = setTimeout(() => {
      this.#restarts++;
      this.start().catch((error: unknown) => {
        this.#options.onLog?.({ level: 'error', message: String(error), fields: { from: 'host' } });
        this.#startAgain();
      });
    }, RESTART_MS);
  }
}
