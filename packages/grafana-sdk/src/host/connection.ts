import type { CallOptions, ClientReadableStream, MethodDefinition, ServiceError } from '@grpc/grpc-js';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import { GrafanaSdkError } from '../errors.ts';
import { readErrorSource } from '../wire/status-details.ts';

export interface CallLimits {
  readonly signal?: AbortSignal;
  readonly deadline?: Date;
}

export interface Tls {
  readonly serverCertificate: Buffer;
  readonly clientCertificatePem: string;
  readonly clientPrivateKeyPem: string;
}

/** gRPC as promises and async iterables. */
export class Connection {
  readonly #client: Client;

  constructor(target: string, tls?: Tls) {
    const pem =
      tls &&
      `-----BEGIN CERTIFICATE-----\n${tls.serverCertificate
        .toString('base64')
        .match(/.{1,64}/g)
        ?.join('\n')}\n-----END CERTIFICATE-----\n`;
    const security = tls
      ? credentials.createSsl(
          Buffer.from(pem ?? ''),
          Buffer.from(tls.clientPrivateKeyPem),
          Buffer.from(tls.clientCertificatePem)
        )
      : credentials.createInsecure();
    this.#client = new Client(target, security, {
      'grpc.max_receive_message_length': -1,
      'grpc.max_send_message_length': -1,
      'grpc.enable_channelz': 0,
      'grpc.ssl_target_name_override': 'localhost',
      'grpc.default_authority': 'localhost',
    });
  }

  unary<Req, Res>(
    method: MethodDefinition<Req, Res>,
    request: Req,
    { signal, deadline }: CallLimits = {}
  ): Promise<Res> {
    return new Promise((resolve, reject) => {
      const call = this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        new Metadata(),
        options(deadline),
        (error, response) => {
          signal?.removeEventListener('abort', cancel);
          if (error) reject(failed(method.path, error));
          else if (response === undefined)
            reject(new GrafanaSdkError('SDK_HOST_CALL', `The plugin gave no answer to ${method.path}. See its log.`));
          else resolve(response);
        }
      );
      const cancel = (): void => call.cancel();
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  async *stream<Req, Res>(
    method: MethodDefinition<Req, Res>,
    request: Req,
    { signal, deadline }: CallLimits = {}
  ): AsyncGenerator<Res> {
    const call: ClientReadableStream<Res> = this.#client.makeServerStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      new Metadata(),
      options(deadline)
    );
    const cancel = (): void => call.cancel();
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      for await (const message of call) yield message as Res;
    } catch (error) {
      throw failed(method.path, error as ServiceError);
    } finally {
      signal?.removeEventListener('abort', cancel);
      call.on('error', () => undefined); // the cancellation of a stream that nobody reads any more
      call.cancel();
    }
  }

  close(): void {
    this.#client.close();
  }
}

function options(deadline: Date | undefined): CallOptions {
  return deadline ? { deadline } : {};
}

function failed(path: string, error: ServiceError): GrafanaSdkError {
  const source = error.metadata ? readErrorSource(error.metadata) : undefined;
  const code =
    error.code === status.UNAVAILABLE
      ? 'SDK_HOST_STOPPED'
      : error.code === status.CANCELLED
        ? 'SDK_CALL_CANCELLED'
        : error.code === status.DEADLINE_EXCEEDED
          ? 'SDK_CALL_DEADLINE'
          : 'SDK_HOST_CALL';
  return new GrafanaSdkError(
    code,
    `The call ${path} failed: ${error.details || error.message}. See the log of the plugin.`,
    { cause: error, ...(source && { source }) }
  );
}
