import * as pb from '../proto/generated/pluginv2.ts';
import type { ErrorSource } from '../errors.ts';
import { decodeArrow } from '../frame/arrow/decode.ts';
import type { CheckedFrame } from '../frame/frame.ts';
import { frameFromJson } from '../frame/json/read.ts';
import type { HealthResult, StreamStatus } from '../plugin/definition.ts';
import { DATA, DIAGNOSTICS, GO_PLUGIN, RESOURCE, STREAM } from '../wire/services.ts';
import type { CallLimits, Connection } from './connection.ts';
import type { HostContext, HostQuery } from './requests.ts';
import { toWireContext, toWireQuery } from './requests.ts';
import { toResponse } from './resource-response.ts';

export interface HostCall extends CallLimits {
  readonly context: HostContext;
  /** As Grafana sends them: HTTP headers under `http_`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface QueryCall extends HostCall {
  readonly queries: readonly HostQuery[];
  /** Default: arrow. */
  readonly format?: 'arrow' | 'json';
}

/** The answer to one refId: frames, or an error with status and blame. */
export interface QueryResult {
  readonly frames: readonly CheckedFrame[];
  readonly status: number;
  readonly error?: string;
  readonly errorSource?: ErrorSource;
}

export interface QueryChunk {
  readonly refId: string;
  readonly frameId: string;
  /** The frame text or bytes as sent: a JSON chunk after the first has no schema. */
  readonly bytes: Uint8Array;
  readonly format: 'arrow' | 'json';
  readonly status: number;
  readonly error?: string;
  readonly errorSource?: ErrorSource;
}

export interface ResourceCall extends HostCall {
  /** With the query string, without the leading slash. */
  readonly path: string;
  readonly method?: string;
  readonly requestHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly body?: Uint8Array;
}

export interface StreamCall extends HostCall {
  readonly path: string;
  readonly data?: unknown;
}

const FORMATS = { arrow: pb.DataFrameFormat.ARROW, json: pb.DataFrameFormat.JSON } as const;
const STREAM_STATUS: readonly StreamStatus[] = ['ok', 'not-found', 'permission-denied'];
const HEALTH: readonly HealthResult['status'][] = ['unknown', 'ok', 'error'];

/** The calls that Grafana makes, typed. */
export class PluginClient {
  readonly #connection: () => Connection;

  constructor(connection: () => Connection) {
    this.#connection = connection;
  }

  async checkHealth(call: HostCall): Promise<HealthResult> {
    const { status, message, jsonDetails } = await this.#connection().unary(
      DIAGNOSTICS.checkHealth,
      common(call),
      call
    );
    const details = json(jsonDetails) as Record<string, unknown> | undefined;
    return { status: HEALTH[status] ?? 'unknown', message, ...(details && { details }) };
  }

  /** The results by refId. */
  async queryData(call: QueryCall): Promise<Readonly<Record<string, QueryResult>>> {
    const request = {
      ...common(call),
      queries: call.queries.map(toWireQuery),
      format: FORMATS[call.format ?? 'arrow'],
    };
    const { responses } = await this.#connection().unary(DATA.queryData, request, call);
    return Object.fromEntries(Object.entries(responses).map(([refId, response]) => [refId, toQueryResult(response)]));
  }

  async *queryChunkedData(call: QueryCall): AsyncGenerator<QueryChunk> {
    const request = {
      ...common(call),
      queries: call.queries.map(toWireQuery),
      format: FORMATS[call.format ?? 'arrow'],
    };
    for await (const { refId, frameId, frame, status, format, ...rest } of this.#connection().stream(
      DATA.queryChunkedData,
      request,
      call
    )) {
      yield {
        refId,
        frameId,
        bytes: frame,
        format: format === pb.DataFrameFormat.JSON ? 'json' : 'arrow',
        status,
        ...faultOf(rest),
      };
    }
  }

  /** The response as soon as its head is there; the body follows as the plugin sends it. */
  callResource({
    path,
    method = 'GET',
    requestHeaders = {},
    body = new Uint8Array(0),
    ...call
  }: ResourceCall): Promise<Response> {
    const headers = Object.fromEntries(
      Object.entries(requestHeaders).map(([name, values]) => [name, { values: [...values] }])
    );
    const request = {
      pluginContext: toWireContext(call.context),
      path: path.split('?', 1)[0] ?? '',
      url: path,
      method,
      headers,
      body,
    };
    return toResponse(this.#connection().stream(RESOURCE.callResource, request, call));
  }

  async collectMetrics(call: HostCall): Promise<string> {
    const { metrics } = await this.#connection().unary(DIAGNOSTICS.collectMetrics, common(call), call);
    return Buffer.from(metrics?.prometheus ?? []).toString();
  }

  async subscribeStream(call: StreamCall): Promise<{ status: StreamStatus; data: unknown }> {
    const { status, data } = await this.#connection().unary(STREAM.subscribeStream, streamRequest(call), call);
    return { status: STREAM_STATUS[status] ?? 'not-found', data: json(data) };
  }

  /** The packets, parsed. Breaking off the loop ends the stream. */
  async *runStream(call: StreamCall): AsyncGenerator<unknown> {
    for await (const { data } of this.#connection().stream(STREAM.runStream, streamRequest(call), call))
      yield json(data);
  }

  async publishStream(call: StreamCall): Promise<{ status: StreamStatus; data: unknown }> {
    const { status, data } = await this.#connection().unary(STREAM.publishStream, streamRequest(call), call);
    return { status: STREAM_STATUS[status] ?? 'not-found', data: json(data) };
  }

  /** Asks the process to leave. */
  async shutdown(limits: CallLimits = {}): Promise<void> {
    await this.#connection().unary(GO_PLUGIN.controller.shutdown, Buffer.alloc(0), limits);
  }
}

function common({ context, headers }: HostCall): { pluginContext: pb.PluginContext; headers: Record<string, string> } {
  return { pluginContext: toWireContext(context), headers: { ...headers } };
}

function streamRequest(call: StreamCall): pb.SubscribeStreamRequest {
  return {
    ...common(call),
    path: call.path,
    data: call.data === undefined ? new Uint8Array(0) : Buffer.from(JSON.stringify(call.data)),
  };
}

function toQueryResult({ frames, status, format, ...rest }: pb.DataResponse): QueryResult {
  const decode = (bytes: Uint8Array): CheckedFrame =>
    format === pb.DataFrameFormat.JSON ? frameFromJson(Buffer.from(bytes).toString()) : decodeArrow(bytes);
  return { frames: frames.map(decode), status, ...faultOf(rest) };
}

function faultOf({ error, errorSource }: { error: string; errorSource: string }): {
  error?: string;
  errorSource?: ErrorSource;
} {
  return {
    ...(error && { error }),
    ...(errorSource === 'plugin' || errorSource === 'downstream' ? { errorSource } : {}),
  };
}

function json(bytes: Uint8Array): unknown {
  return bytes.length === 0 ? undefined : (JSON.parse(Buffer.from(bytes).toString()) as unknown);
}
