import { Builder } from 'flatbuffers';
import type { CheckedFrame, Field } from '../frame.ts';
import { FIELD_TYPES } from '../field-type.ts';
import { HEADER, INTEGERS, isIntegerType, METADATA_V5, NANOSECOND, PRECISION, TYPE } from './format.ts';

/** Where a record batch lies in the file. */
export interface Block {
  readonly offset: number;
  readonly metadataLength: number;
  readonly bodyLength: number;
}

export interface BatchLayout {
  readonly rows: number;
  readonly nullCounts: readonly number[];
  /** Unpadded lengths, in body order; each buffer starts at the next multiple of 8. */
  readonly buffers: readonly { readonly offset: number; readonly length: number }[];
  readonly bodyLength: number;
}

export function schemaMessage(frame: CheckedFrame): Uint8Array {
  const b = new Builder(1024);
  const schema = writeSchema(b, frame);
  return finishMessage(b, HEADER.schema, schema, 0);
}

export function batchMessage(layout: BatchLayout): Uint8Array {
  const b = new Builder(256);
  b.startVector(16, layout.buffers.length, 8);
  for (const { offset, length } of layout.buffers.toReversed()) {
    b.prep(8, 16);
    b.writeInt64(BigInt(length));
    b.writeInt64(BigInt(offset));
  }
  const buffers = b.endVector();
  b.startVector(16, layout.nullCounts.length, 8);
  for (const nullCount of layout.nullCounts.toReversed()) {
    b.prep(8, 16);
    b.writeInt64(BigInt(nullCount));
    b.writeInt64(BigInt(layout.rows));
  }
  const nodes = b.endVector();
  b.startObject(5);
  b.addFieldInt64(0, BigInt(layout.rows), 0n);
  b.addFieldOffset(1, nodes, 0);
  b.addFieldOffset(2, buffers, 0);
  return finishMessage(b, HEADER.recordBatch, b.endObject(), layout.bodyLength);
}

export function footer(frame: CheckedFrame, batches: readonly Block[]): Uint8Array {
  const b = new Builder(1024);
  const schema = writeSchema(b, frame);
  b.startVector(24, batches.length, 8);
  for (const { offset, metadataLength, bodyLength } of batches.toReversed()) {
    b.prep(8, 24);
    b.writeInt64(BigInt(bodyLength));
    b.pad(4);
    b.writeInt32(metadataLength);
    b.writeInt64(BigInt(offset));
  }
  const blocks = b.endVector();
  b.startObject(5);
  b.addFieldInt16(0, METADATA_V5, 0);
  b.addFieldOffset(1, schema, 0);
  b.addFieldOffset(3, blocks, 0);
  b.finish(b.endObject());
  return b.asUint8Array();
}

function finishMessage(b: Builder, type: number, header: number, bodyLength: number): Uint8Array {
  b.startObject(5);
  b.addFieldInt16(0, METADATA_V5, 0);
  b.addFieldInt8(1, type, 0);
  b.addFieldOffset(2, header, 0);
  b.addFieldInt64(3, BigInt(bodyLength), 0n);
  b.finish(b.endObject());
  return b.asUint8Array();
}

function writeSchema(b: Builder, frame: CheckedFrame): number {
  const fields = offsets(
    b,
    frame.fields.map((field) => writeField(b, field))
  );
  const metadata = keyValues(b, {
    name: frame.name,
    refId: frame.refId,
    ...(frame.meta ? { meta: JSON.stringify(frame.meta) } : {}),
  });
  b.startObject(4);
  b.addFieldOffset(1, fields, 0);
  b.addFieldOffset(2, metadata, 0);
  return b.endObject();
}

function writeField(b: Builder, field: Field): number {
  const name = b.createString(field.name);
  const [typeId, type] = writeType(b, field);
  const children = offsets(b, []);
  const metadata = keyValues(b, {
    tstype: FIELD_TYPES[field.type].tsType,
    ...(field.labels ? { labels: JSON.stringify(field.labels) } : {}),
    ...(field.config ? { config: JSON.stringify(field.config) } : {}),
  });
  b.startObject(7);
  b.addFieldOffset(0, name, 0);
  b.addFieldInt8(1, field.nullable ? 1 : 0, 0);
  b.addFieldInt8(2, typeId, 0);
  b.addFieldOffset(3, type, 0);
  b.addFieldOffset(5, children, 0);
  b.addFieldOffset(6, metadata, 0);
  return b.endObject();
}

function writeType(b: Builder, { type }: Field): [id: number, offset: number] {
  if (isIntegerType(type)) {
    b.startObject(2);
    b.addFieldInt32(0, INTEGERS[type].bits, 0);
    b.addFieldInt8(1, INTEGERS[type].signed ? 1 : 0, 0);
    return [TYPE.int, b.endObject()];
  }
  switch (type) {
    case 'float32':
    case 'float64':
      b.startObject(1);
      b.addFieldInt16(0, type === 'float32' ? PRECISION.single : PRECISION.double, 0);
      return [TYPE.float, b.endObject()];
    case 'time':
      b.startObject(2);
      b.addFieldInt16(0, NANOSECOND, 0);
      return [TYPE.timestamp, b.endObject()];
    case 'string':
    case 'boolean':
    case 'json':
      b.startObject(0);
      return [type === 'string' ? TYPE.utf8 : type === 'boolean' ? TYPE.bool : TYPE.binary, b.endObject()];
  }
}

function keyValues(b: Builder, pairs: Readonly<Record<string, string>>): number {
  return offsets(
    b,
    Object.entries(pairs).map(([key, value]) => {
      const keyAt = b.createString(key);
      const valueAt = b.createString(value);
      b.startObject(2);
      b.addFieldOffset(0, keyAt, 0);
      b.addFieldOffset(1, valueAt, 0);
      return b.endObject();
    })
  );
}

function offsets(b: Builder, items: readonly number[]): number {
  b.startVector(4, items.length, 4);
  for (const item of items.toReversed()) b.addOffset(item);
  return b.endVector();
}
