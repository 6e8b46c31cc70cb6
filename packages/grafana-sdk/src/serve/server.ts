import { Server } from '@grpc/grpc-js';
import { DATA, DIAGNOSTICS, GO_PLUGIN, RESOURCE, STREAM } from '../wire/services.ts';
import { serializeResponses } from '../wire/query-response.ts';
import type { Backend } from './backend.ts';
import { queryChunkedData, queryData } from './data.ts';
import { checkHealth, collectMetrics } from './diagnostics.ts';
import { checkServing, shutdown, startBroker, streamStdio } from './go-plugin.ts';
import { callResource } from './resource.ts';
import { publishStream, runStream, subscribeStream } from './stream.ts';

const MIB = 1024 * 1024;

/** All services of one plugin on one gRPC server. */
export function createServer(backend: Backend, leave: () => void): Server {
  const server = new Server({
    'grpc.max_receive_message_length': 16 * MIB,
    'grpc.max_send_message_length': -1,
    'grpc.enable_channelz': 0,
  });
  server.addService(
    { ...DATA, queryData: { ...DATA.queryData, responseSerialize: serializeResponses } },
    { queryData: queryData(backend), queryChunkedData: queryChunkedData(backend) }
  );
  server.addService(RESOURCE, { callResource: callResource(backend) });
  server.addService(DIAGNOSTICS, { checkHealth: checkHealth(backend), collectMetrics: collectMetrics(backend) });
  server.addService(STREAM, {
    subscribeStream: subscribeStream(backend),
    runStream: runStream(backend),
    publishStream: publishStream(backend),
  });
  server.addService(GO_PLUGIN.health, { check: checkServing });
  server.addService(GO_PLUGIN.broker, { startStream: startBroker });
  server.addService(GO_PLUGIN.stdio, { streamStdio });
  server.addService(GO_PLUGIN.controller, { shutdown: shutdown(leave) });
  return server;
}
