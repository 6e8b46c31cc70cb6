import { Buffer } from 'node:buffer';
import type { MethodDefinition } from '@grpc/grpc-js';
import type { BinaryWriter } from '@bufbuild/protobuf/wire';

interface Codec<T> {
  encode(message: T): BinaryWriter;
  decode(bytes: Uint8Array): T;
}

/** A gRPC method of protobuf messages. */
export function method<Req, Res>(
  path: string,
  request: Codec<Req>,
  response: Codec<Res>,
  stream: 'unary' | 'stream' = 'unary'
) {
  return {
    path,
    requestStream: false,
    responseStream: stream === 'stream',
    requestSerialize: serialize(request),
    requestDeserialize: (bytes) => request.decode(bytes),
    responseSerialize: serialize(response),
    responseDeserialize: (bytes) => response.decode(bytes),
  } satisfies MethodDefinition<Req, Res>;
}

/** A gRPC method of raw bytes, for the few that go-plugin itself adds. */
export function rawMethod(path: string, stream: { request?: boolean; response?: boolean } = {}) {
  const same = (bytes: Buffer): Buffer => bytes;
  return {
    path,
    requestStream: stream.request ?? false,
    responseStream: stream.response ?? false,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  } satisfies MethodDefinition<Buffer, Buffer>;
}

function serialize<T>(codec: Codec<T>): (message: T) => Buffer {
  return (message) => {
    const bytes = codec.encode(message).finish();
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength); // a view, not a copy
  };
}
