import { Metadata, status } from '@grpc/grpc-js';
import type { ServerErrorResponse } from '@grpc/grpc-js';
import { BinaryReader, BinaryWriter } from '@bufbuild/protobuf/wire';
import type { ErrorSource } from '../errors.ts';
import type { Fault } from '../call/fault.ts';

const DETAILS = 'grpc-status-details-bin';
const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';
const KEY = 'errorSource';

/** A failed call as Grafana reads it: who is to blame travels as google.rpc.ErrorInfo in a trailer. */
export function toGrpcError(
  fault: Fault
): Partial<ServerErrorResponse> & { code: number; details: string; metadata: Metadata } {
  const code =
    fault.status === 499
      ? status.CANCELLED
      : fault.status === 504
        ? status.DEADLINE_EXCEEDED
        : fault.status === 501
          ? status.UNIMPLEMENTED
          : status.UNKNOWN;
  const metadata = new Metadata();
  const pair = new BinaryWriter().uint32(10).string(KEY).uint32(18).string(fault.source).finish();
  const info = new BinaryWriter().uint32(26).bytes(pair).finish();
  const any = new BinaryWriter().uint32(10).string(ERROR_INFO).uint32(18).bytes(info).finish();
  const details = new BinaryWriter()
    .uint32(8)
    .int32(code)
    .uint32(18)
    .string(fault.message)
    .uint32(26)
    .bytes(any)
    .finish();
  metadata.set(DETAILS, Buffer.from(details));
  return { name: 'Error', message: fault.message, code, details: fault.message, metadata };
}

/** The blame in the trailers of a failed call, if it is there. */
export function readErrorSource(metadata: Metadata): ErrorSource | undefined {
  const details = metadata.get(DETAILS)[0];
  if (!(details instanceof Buffer)) return undefined;
  try {
    const values = [details]
      .flatMap((bytes) => lengthDelimited(bytes, 3))
      .flatMap((any) => lengthDelimited(any, 2))
      .flatMap((info) => lengthDelimited(info, 3));
    const source = values
      .filter((pair) => text(pair, 1) === KEY)
      .map((pair) => text(pair, 2))
      .at(-1);
    return source === 'plugin' || source === 'downstream' ? source : undefined;
  } catch {
    return undefined; // someone else's details
  }
}

function lengthDelimited(bytes: Uint8Array, field: number): Uint8Array[] {
  const reader = new BinaryReader(bytes);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === field && wireType === 2) found.push(reader.bytes());
    else reader.skip(wireType);
  }
  return found;
}

function text(bytes: Uint8Array, field: number): string {
  return Buffer.from(lengthDelimited(bytes, field).at(-1) ?? []).toString();
}
