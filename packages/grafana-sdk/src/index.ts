/** Write a Grafana backend plugin in TypeScript. */
export type { CallContext } from './call/call-context.ts';
export { CallHeaders } from './call/headers.ts';
export type { AppSettings, DatasourceSettings, PluginContext } from './call/plugin-context.ts';
export { GRAFANA_SDK_ERRORS, GrafanaSdkError } from './errors.ts';
export type { ErrorSource, GrafanaSdkErrorCode } from './errors.ts';
export * from './frame/index.ts';
export type { FrameChunk, QueryAnswer } from './plugin/answer.ts';
export { defineApp, defineDatasource } from './plugin/define.ts';
export type { Plugin } from './plugin/define.ts';
export type {
  AppDefinition,
  CreateContext,
  DatasourceDefinition,
  HealthResult,
  PluginDefinition,
  Query,
  QueryDefinition,
  StreamDefinition,
  StreamItem,
  StreamRequest,
  StreamStatus,
} from './plugin/definition.ts';
export type { LogFields } from './process/log-line.ts';
export { createLogger } from './process/logger.ts';
export type { Logger, LoggerOptions } from './process/logger.ts';
export { serveApp, serveDatasource } from './serve/serve.ts';
export type { ServeOptions } from './serve/serve.ts';
