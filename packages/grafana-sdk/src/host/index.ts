/** Launch and call a backend plugin without Grafana: for tests and local hosts. */
export type { HostCall, QueryCall, QueryChunk, QueryResult, ResourceCall, StreamCall } from './client.ts';
export { LaunchedPlugin, launchPlugin } from './launch.ts';
export type { LaunchOptions } from './launch.ts';
export type { PluginCommand } from './process.ts';
export type { HostContext, HostQuery, HostSettings } from './requests.ts';
export type { LogRecord } from '../process/log-record.ts';
