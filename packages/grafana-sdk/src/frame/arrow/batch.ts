import { Builder } from 'flatbuffers';
import { blankStructs, Template } from './flat.ts';
import { HEADER, METADATA_V5, padded } from './format.ts';
import type { Column } from './validity.ts';

export interface BatchMessage {
  readonly message: Uint8Array;
  readonly bodyLength: number;
}

const known = new Map<string, Template>();
const MAX_KNOWN = 64;

/** The message ahead of a record batch: rows, missing values per column, and where each buffer lies in the body. */
export function batchMessage(rows: number, columns: readonly Column[]): BatchMessage {
  const nodes = columns.flatMap(({ nullCount }) => [rows, nullCount]);
  const buffers: number[] = [];
  let offset = 0;
  for (const { length } of columns.flatMap((column) => column.buffers)) {
    buffers.push(offset, length);
    offset += padded(length);
  }
  const message = template(columns.length, buffers.length / 2).fill({
    rows: [rows],
    bodyLength: [offset],
    nodes,
    buffers,
  });
  return { message, bodyLength: offset };
}

function template(nodes: number, buffers: number): Template {
  const key = `${nodes}/${buffers}`;
  const found = known.get(key);
  if (found) return found;
  const made = build(nodes, buffers);
  if (known.size < MAX_KNOWN) known.set(key, made);
  return made;
}

function build(nodeCount: number, bufferCount: number): Template {
  const b = new Builder(256);
  b.forceDefaults(true);
  const buffers = blankStructs(b, bufferCount, 2);
  const nodes = blankStructs(b, nodeCount, 2);
  b.startObject(5);
  b.addFieldInt64(0, 0n, 0n);
  const rows = b.offset();
  b.addFieldOffset(1, nodes.vector, 0);
  b.addFieldOffset(2, buffers.vector, 0);
  const header = b.endObject();
  b.startObject(5);
  b.addFieldInt16(0, METADATA_V5, 0);
  b.addFieldInt8(1, HEADER.recordBatch, 0);
  b.addFieldOffset(2, header, 0);
  b.addFieldInt64(3, 0n, 0n);
  const bodyLength = b.offset();
  b.finish(b.endObject());
  const blanks = { rows, bodyLength, nodes: nodes.mark, buffers: buffers.mark };
  return new Template(b, new Map(Object.entries(blanks)));
}
