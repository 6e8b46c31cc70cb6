import { GrafanaSdkError } from '../../errors.ts';
import { seal } from '../check.ts';
import type { CheckedFrame, FieldConfig, FrameMeta, Labels } from '../frame.ts';
import type { FieldType } from '../field-type.ts';
import { CONTINUATION, HEADER, INTEGERS, MAGIC, PRECISION, TYPE, UNIT_NS } from './format.ts';
import type { ColumnType } from './read-column.ts';
import { readColumn } from './read-column.ts';
import { TableReader } from './table-reader.ts';

/**
 * The frame in an Arrow IPC file, as the Go SDK reads it. Times are epoch nanoseconds (bigint), int64 and uint64 are bigint.
 * @throws GrafanaSdkError SDK_FRAME_UNREADABLE
 */
export function decodeArrow(file: Uint8Array): CheckedFrame {
  try {
    return decodeFile(file);
  } catch (cause) {
    if (cause instanceof GrafanaSdkError) throw cause;
    throw unreadable(`the file is damaged (${cause instanceof Error ? cause.message : String(cause)})`, cause);
  }
}

function decodeFile(file: Uint8Array): CheckedFrame {
  const tail = file.length - MAGIC.length;
  if (tail < 16 || !isMagic(file, 0) || !isMagic(file, tail)) {
    throw unreadable('it lacks the ARROW1 mark at its start or end');
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const footerLength = view.getInt32(tail - 4, true);
  const footer = TableReader.root(slice(file, tail - 4 - footerLength, footerLength));
  const schema = footer.table(1);
  if (!schema) throw unreadable('its footer has no schema');

  const columns = schema.tables(1).map(readField);
  let length = 0;
  const blocks = footer.structs(3, 24, (word) => ({
    offset: word(0),
    metadataLength: word(8) % 2 ** 32,
    bodyLength: word(16),
  }));
  for (const { offset, metadataLength, bodyLength } of blocks) {
    // Writers before Arrow 0.15 have no continuation word.
    const prefix = view.getUint32(offset, true) === CONTINUATION ? 8 : 4;
    const message = TableReader.root(slice(file, offset + prefix, metadataLength - prefix));
    const batch = message.uint8(1) === HEADER.recordBatch ? message.table(2) : undefined;
    if (!batch) throw unreadable('a block of it is not a record batch');
    if (batch.table(3)) throw unreadable('it is compressed; frames are sent uncompressed');
    length += readBatch(batch, slice(file, offset + metadataLength, bodyLength), columns);
  }

  const metadata = keyValues(schema, 2);
  const meta = metadata.get('meta');
  return seal({
    name: metadata.get('name') ?? '',
    refId: metadata.get('refId') ?? '',
    fields: columns.map(({ tick: _, ...field }) => field),
    ...(meta === undefined ? {} : { meta: JSON.parse(meta) as FrameMeta }),
    length,
  });
}

function readBatch(
  batch: TableReader,
  body: Uint8Array,
  columns: readonly (ColumnType & { values: unknown[] })[]
): number {
  const rows = batch.int64(0);
  const buffers = batch.structs(2, 16, (word) => ({ offset: word(0), length: word(8) }));
  let at = 0;
  const next = (): Uint8Array => {
    const buffer = buffers[at++];
    if (!buffer) throw new RangeError('a batch has too few buffers');
    return slice(body, buffer.offset, buffer.length);
  };
  for (const column of columns) readColumn(column.values, column, rows, next);
  return rows;
}

function readField(field: TableReader) {
  const name = field.string(0);
  const metadata = keyValues(field, 6);
  const { type, tick } = readType(field, name, metadata.get('tstype'));
  const labels = metadata.get('labels');
  const config = metadata.get('config');
  return {
    name,
    type,
    nullable: field.uint8(1) !== 0,
    tick,
    values: [] as unknown[],
    ...(labels === undefined ? {} : { labels: JSON.parse(labels) as Labels }),
    ...(config === undefined ? {} : { config: JSON.parse(config) as FieldConfig }),
  };
}

function readType(field: TableReader, name: string, tsType: string | undefined): { type: FieldType; tick: bigint } {
  const type = field.table(3);
  const found = type && !field.table(4) ? fieldType(field.uint8(2), type, tsType) : undefined;
  if (!type || !found) {
    throw unreadable(
      `field "${name}" has an Arrow type (number ${field.uint8(2)}${field.table(4) ? ', dictionary' : ''}) that frames do not use`
    );
  }
  return { type: found, tick: found === 'time' ? (UNIT_NS[type.int16(0)] ?? 1n) : 1n };
}

function fieldType(id: number, type: TableReader, tsType: string | undefined): FieldType | undefined {
  switch (id) {
    case TYPE.utf8:
      return 'string';
    case TYPE.binary:
      return 'json';
    case TYPE.bool:
      return 'boolean';
    case TYPE.timestamp:
      return 'time';
    case TYPE.float:
      return type.int16(0) === PRECISION.double
        ? 'float64'
        : type.int16(0) === PRECISION.single
          ? 'float32'
          : undefined;
    case TYPE.int: {
      const name = `${type.uint8(1) ? 'int' : 'uint'}${type.int32(0)}`;
      if (name === 'uint16' && tsType === 'enum') return 'enum';
      return Object.hasOwn(INTEGERS, name) ? (name as keyof typeof INTEGERS) : undefined;
    }
    default:
      return undefined;
  }
}

function keyValues(table: TableReader, slot: number): Map<string, string> {
  return new Map(table.tables(slot).map((pair) => [pair.string(0), pair.string(1)]));
}

function slice(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  if (!(offset >= 0 && length >= 0 && offset + length <= bytes.length)) {
    throw new RangeError(`${length} bytes at ${offset} of ${bytes.length}`);
  }
  return bytes.subarray(offset, offset + length);
}

function isMagic(file: Uint8Array, at: number): boolean {
  return MAGIC.every((byte, i) => file[at + i] === byte);
}

function unreadable(why: string, cause?: unknown): GrafanaSdkError {
  return new GrafanaSdkError(
    'SDK_FRAME_UNREADABLE',
    `The frame cannot be read: ${why}. Check that the sender writes an Arrow IPC file.`,
    { cause }
  );
}
