import type { Registry } from 'prom-client';
import type { ZodType } from 'zod';
import type { CallContext } from '../call/call-context.ts';
import type { AppSettings, DatasourceSettings, PluginContext } from '../call/plugin-context.ts';
import type { Logger } from '../process/logger.ts';
import type { FrameInput } from '../frame/frame.ts';
import type { FrameInclude } from '../frame/json/write.ts';
import type { QueryAnswer } from './answer.ts';

type Awaitable<T> = T | Promise<T>;

/** One query of a request. `query` is the whole query model after its schema. */
export interface Query<T> {
  readonly query: T;
  readonly refId: string;
  readonly queryType: string;
  readonly timeRange: { readonly from: Date; readonly to: Date };
  readonly intervalMs: number;
  readonly maxDataPoints: number;
}

export interface QueryDefinition<T, Instance> {
  /** Checks the query model. Grafana adds keys of its own (`refId`, `datasource`, …): do not use a strict object. */
  readonly schema: ZodType<T>;
  /** A throw becomes the error of this query alone, with the `status` and `source` that the thrown value has. */
  handle(query: Query<T>, ctx: CallContext<Instance>): QueryAnswer | undefined | Promise<QueryAnswer | undefined>;
}

export interface HealthResult {
  readonly status: 'ok' | 'error' | 'unknown';
  readonly message: string;
  /** Shown under "details"; `verboseMessage` is shown as text. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface StreamRequest {
  /** The channel without its scope and uid. */
  readonly path: string;
  /** JSON that came with the subscription or publication. */
  readonly data: unknown;
}

export type StreamStatus = 'ok' | 'not-found' | 'permission-denied';

/** A frame, with its schema unless told otherwise, or any JSON. */
export type StreamItem =
  FrameInput | { readonly frame: FrameInput; readonly include: FrameInclude } | { readonly json: unknown };

export interface StreamDefinition<Instance> {
  /** May this channel be read? `initial` is given to each new reader. Without it every channel may. */
  subscribe?(
    request: StreamRequest,
    ctx: CallContext<Instance>
  ): Awaitable<{ status: StreamStatus; initial?: StreamItem }>;
  /** Runs once per channel while anyone reads. Ends when `ctx.signal` fires. */
  run(request: StreamRequest, ctx: CallContext<Instance>): AsyncIterable<StreamItem>;
  /** May this be published? `data` is what readers get. Without it nothing may. */
  publish?(request: StreamRequest, ctx: CallContext<Instance>): Awaitable<{ status: StreamStatus; data?: unknown }>;
}

export interface CreateContext {
  readonly plugin: PluginContext;
  readonly logger: Logger;
}

/** What datasource and app plugins have in common. */
export interface PluginDefinition<Instance> {
  /** Called when settings changed or the plugin stops, after the last call that used the instance. */
  dispose?(instance: Instance): Awaitable<void>;
  /** Default: healthy when the settings fit and `create` succeeds. */
  checkHealth?(ctx: CallContext<Instance>): Awaitable<HealthResult>;
  /** `request.url` is `http://plugin/<path>?<query>`; the body of the response is sent as it comes. */
  callResource?(request: Request, ctx: CallContext<Instance>): Awaitable<Response>;
  readonly stream?: StreamDefinition<Instance>;
  /** Added to the SDK's own metrics. */
  readonly metrics?: Registry;
}

export interface DatasourceDefinition<J, S, Instance, Q extends Record<string, unknown>> extends PluginDefinition<
  NoInfer<Instance>
> {
  /** jsonData. */
  readonly settings?: ZodType<J>;
  /** Decrypted secureJsonData. */
  readonly secureSettings?: ZodType<S>;
  /** Makes what the handlers work with, once per datasource and state of its settings. Stands before `queries` for the types' sake. */
  create(settings: DatasourceSettings<J, S>, ctx: CreateContext): Awaitable<Instance>;
  /** By `queryType`; the type '' takes queries that name none. */
  readonly queries: { readonly [K in keyof Q]: QueryDefinition<Q[K], NoInfer<Instance>> };
}

export interface AppDefinition<J, S, Instance> extends PluginDefinition<NoInfer<Instance>> {
  readonly settings?: ZodType<J>;
  readonly secureSettings?: ZodType<S>;
  create(settings: AppSettings<J, S>, ctx: CreateContext): Awaitable<Instance>;
}
