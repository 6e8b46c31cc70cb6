import * as pb from '../proto/generated/pluginv2.ts';
import { method, rawMethod } from './method.ts';

/** The services of Grafana's plugin protocol. */
export const DATA = {
  queryData: method('/pluginv2.Data/QueryData', pb.QueryDataRequest, pb.QueryDataResponse),
  queryChunkedData: method(
    '/pluginv2.Data/QueryChunkedData',
    pb.QueryChunkedDataRequest,
    pb.QueryChunkedDataResponse,
    'stream'
  ),
};

export const RESOURCE = {
  callResource: method('/pluginv2.Resource/CallResource', pb.CallResourceRequest, pb.CallResourceResponse, 'stream'),
};

export const DIAGNOSTICS = {
  checkHealth: method('/pluginv2.Diagnostics/CheckHealth', pb.CheckHealthRequest, pb.CheckHealthResponse),
  collectMetrics: method('/pluginv2.Diagnostics/CollectMetrics', pb.CollectMetricsRequest, pb.CollectMetricsResponse),
};

export const STREAM = {
  subscribeStream: method('/pluginv2.Stream/SubscribeStream', pb.SubscribeStreamRequest, pb.SubscribeStreamResponse),
  runStream: method('/pluginv2.Stream/RunStream', pb.RunStreamRequest, pb.StreamPacket, 'stream'),
  publishStream: method('/pluginv2.Stream/PublishStream', pb.PublishStreamRequest, pb.PublishStreamResponse),
};

/** What every go-plugin host opens beside them; their messages are empty or not ours to read. */
export const GO_PLUGIN = {
  health: { check: rawMethod('/grpc.health.v1.Health/Check') },
  broker: { startStream: rawMethod('/plugin.GRPCBroker/StartStream', { request: true, response: true }) },
  stdio: { streamStdio: rawMethod('/plugin.GRPCStdio/StreamStdio', { response: true }) },
  controller: { shutdown: rawMethod('/plugin.GRPCController/Shutdown') },
};
