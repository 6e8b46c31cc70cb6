import { Builder } from 'flatbuffers';
import type { CheckedFrame } from '../frame.ts';
import type { FieldType } from '../field-type.ts';
import { FIELD_TYPES } from '../field-type.ts';
import { blankStructs, keyValues, offsets, Template } from './flat.ts';
import { HEADER, INTEGERS, isIntegerType, METADATA_V5, NANOSECOND, PRECISION, TYPE } from './format.ts';

/** The two places of a file that hold its schema. */
export interface EncodedSchema {
  readonly message: Uint8Array;
  /** Blank `block`: offset, metadata length, body length of the one record batch. */
  readonly footer: Template;
}

interface FieldText {
  readonly name: string;
  readonly type: FieldType;
  readonly nullable: boolean;
  readonly labels: string | undefined;
  readonly config: string | undefined;
}

const MAX_KNOWN = 256;
const MAX_KEY = 16_384;
const known = new Map<string, EncodedSchema>();

/** The schema of a frame; dashboards ask for the same shapes again and again, so the last few are kept. */
export function encodeSchema(frame: CheckedFrame): EncodedSchema {
  const meta = json(frame.meta);
  const fields = frame.fields.map(({ name, type, nullable, labels, config }) => ({
    name,
    type,
    nullable,
    labels: json(labels),
    config: json(config),
  }));
  const key = JSON.stringify([frame.name, frame.refId, meta, fields]);
  const found = known.get(key);
  if (found) return found;
  const made = build(frame, meta, fields);
  if (key.length <= MAX_KEY) {
    if (known.size >= MAX_KNOWN) known.delete(known.keys().next().value ?? '');
    known.set(key, made);
  }
  return made;
}

function json(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function build(frame: CheckedFrame, meta: string | undefined, fields: readonly FieldText[]): EncodedSchema {
  const m = new Builder(1024);
  const header = writeSchema(m, frame, meta, fields);
  m.startObject(5);
  m.addFieldInt16(0, METADATA_V5, 0);
  m.addFieldInt8(1, HEADER.schema, 0);
  m.addFieldOffset(2, header, 0);
  m.finish(m.endObject());

  const f = new Builder(1024);
  const schema = writeSchema(f, frame, meta, fields);
  const { vector, mark } = blankStructs(f, 1, 3);
  f.startObject(5);
  f.addFieldInt16(0, METADATA_V5, 0);
  f.addFieldOffset(1, schema, 0);
  f.addFieldOffset(3, vector, 0);
  f.finish(f.endObject());
  return { message: m.asUint8Array().slice(), footer: new Template(f, new Map([['block', mark]])) };
}

function writeSchema(
  b: Builder,
  { name, refId }: CheckedFrame,
  meta: string | undefined,
  fields: readonly FieldText[]
): number {
  const list = offsets(
    b,
    fields.map((field) => writeField(b, field))
  );
  const metadata = keyValues(b, [
    ['name', name],
    ['refId', refId],
    ['meta', meta],
  ]);
  b.startObject(4);
  b.addFieldOffset(1, list, 0);
  b.addFieldOffset(2, metadata, 0);
  return b.endObject();
}

function writeField(b: Builder, { name, type, nullable, labels, config }: FieldText): number {
  const nameAt = b.createString(name);
  const [typeId, typeAt] = writeType(b, type);
  const children = offsets(b, []);
  const metadata = keyValues(b, [
    ['tstype', FIELD_TYPES[type].tsType],
    ['labels', labels],
    ['config', config],
  ]);
  b.startObject(7);
  b.addFieldOffset(0, nameAt, 0);
  b.addFieldInt8(1, nullable ? 1 : 0, 0);
  b.addFieldInt8(2, typeId, 0);
  b.addFieldOffset(3, typeAt, 0);
  b.addFieldOffset(5, children, 0);
  b.addFieldOffset(6, metadata, 0);
  return b.endObject();
}

function writeType(b: Builder, type: FieldType): [id: number, offset: number] {
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
