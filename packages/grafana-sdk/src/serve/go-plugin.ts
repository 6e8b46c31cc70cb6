import type { handleBidiStreamingCall, handleServerStreamingCall, handleUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';

/** HealthCheckResponse{status: SERVING} */
const SERVING = Buffer.from([0x08, 0x01]);
/** HealthCheckRequest{service: "plugin"} */
const PLUGIN_SERVICE = Buffer.from([0x0a, 6, ...Buffer.from('plugin')]);

export const checkServing: handleUnaryCall<Buffer, Buffer> = (call, callback: sendUnaryData<Buffer>) => {
  if (call.request.length === 0 || call.request.equals(PLUGIN_SERVICE)) callback(null, SERVING);
  else callback({ code: status.NOT_FOUND, details: 'unknown service' });
};

/** The host opens the broker at once and keeps it; this plugin brokers nothing. */
export const startBroker: handleBidiStreamingCall<Buffer, Buffer> = (call) => {
  call.on('data', () => undefined).on('error', () => undefined);
  call.on('end', () => call.end());
};

/** The host opens it at once and waits for lines; ours go to stderr, where Grafana parses them. */
export const streamStdio: handleServerStreamingCall<Buffer, Buffer> = (call) => {
  call.on('error', () => undefined);
};

export function shutdown(leave: () => void): handleUnaryCall<Buffer, Buffer> {
  return (_call, callback) => {
    callback(null, Buffer.alloc(0));
    setImmediate(leave);
  };
}
