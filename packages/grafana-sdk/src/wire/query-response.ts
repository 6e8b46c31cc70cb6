import { Buffer } from 'node:buffer';
import { BinaryWriter } from '@bufbuild/protobuf/wire';
import type { DataFrameFormat } from '../proto/generated/pluginv2.ts';

/** pluginv2.DataResponse with each frame in parts. */
export interface PartedResponse {
  readonly frames: readonly (readonly Uint8Array[])[];
  readonly error: string;
  readonly status: number;
  readonly errorSource: string;
  readonly format: DataFrameFormat;
}

/**
 * pluginv2.QueryDataResponse, the one message that is often large: lengths first, then every byte is copied once.
 * The generated encoder would move a frame five times.
 */
export function serializeResponses(responses: Readonly<Record<string, PartedResponse>>): Buffer {
  return Buffer.concat(Object.entries(responses).flatMap(([refId, response]) => entry(refId, response)));
}

function entry(refId: string, response: PartedResponse): Uint8Array[] {
  const key = new BinaryWriter().uint32(tag(1, LENGTH)).string(refId).finish();
  const value = dataResponse(response);
  const valueLength = total(value);
  const valueHead = new BinaryWriter().uint32(tag(2, LENGTH)).uint32(valueLength).finish();
  const head = new BinaryWriter()
    .uint32(tag(1, LENGTH))
    .uint32(key.length + valueHead.length + valueLength)
    .finish();
  return [head, key, valueHead, ...value];
}

function dataResponse({ frames, error, status, errorSource, format }: PartedResponse): Uint8Array[] {
  const parts = frames.flatMap((frame) => [
    new BinaryWriter().uint32(tag(1, LENGTH)).uint32(total(frame)).finish(),
    ...frame,
  ]);
  const rest = new BinaryWriter();
  if (error) rest.uint32(tag(2, LENGTH)).string(error);
  rest.uint32(tag(4, VARINT)).int32(status);
  if (errorSource) rest.uint32(tag(5, LENGTH)).string(errorSource);
  if (format) rest.uint32(tag(6, VARINT)).int32(format);
  return [...parts, rest.finish()];
}

const VARINT = 0;
const LENGTH = 2;

function tag(field: number, wireType: number): number {
  return (field << 3) | wireType;
}

function total(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
