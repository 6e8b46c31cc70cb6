import { Buffer } from 'node:buffer';
import type { CheckedFrame } from '../frame.ts';
import { encodeColumn } from './column.ts';
import { CONTINUATION, MAGIC, padded } from './format.ts';
import type { BatchLayout } from './write-metadata.ts';
import { batchMessage, footer, schemaMessage } from './write-metadata.ts';

/**
 * A frame as an Arrow IPC file (not a stream): schema, one record batch, footer.
 * Written here because apache-arrow's writer merges fields of equal name, which wide time series have.
 * @throws GrafanaSdkError SDK_FRAME_VALUE when a value does not fit its field
 */
export function encodeArrow(frame: CheckedFrame): Uint8Array {
  return Buffer.concat(encodeArrowParts(frame));
}

/** The file in parts, for those who copy them once into something larger. Parts may be views of the frame's own values. */
export function encodeArrowParts(frame: CheckedFrame): readonly Uint8Array[] {
  const columns = frame.fields.map(encodeColumn);
  const pieces = columns.flatMap((column) => column.buffers);
  const layout = layOut(
    frame.length,
    columns.map((column) => column.nullCount),
    pieces
  );

  const file = new FileWriter();
  file.write(MAGIC);
  file.align();
  file.message(schemaMessage(frame));
  const offset = file.length;
  file.message(batchMessage(layout));
  const metadataLength = file.length - offset;
  for (const piece of pieces) {
    file.write(piece);
    file.align();
  }
  file.word(CONTINUATION, 0);
  const tail = footer(frame, [{ offset, metadataLength, bodyLength: layout.bodyLength }]);
  file.write(tail);
  file.word(tail.length);
  file.write(MAGIC);
  return file.parts;
}

function layOut(rows: number, nullCounts: readonly number[], pieces: readonly Uint8Array[]): BatchLayout {
  let offset = 0;
  const buffers = pieces.map(({ length }) => {
    const buffer = { offset, length };
    offset += padded(length);
    return buffer;
  });
  return { rows, nullCounts, buffers, bodyLength: offset };
}

const ZEROS = new Uint8Array(8);

class FileWriter {
  length = 0;
  readonly parts: Uint8Array[] = [];

  write(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.parts.push(chunk);
    this.length += chunk.length;
  }

  align(): void {
    this.write(ZEROS.subarray(0, padded(this.length) - this.length));
  }

  word(...words: number[]): void {
    this.write(new Uint8Array(Uint32Array.from(words).buffer));
  }

  /** Length prefix (of the padded metadata) and metadata. */
  message(metadata: Uint8Array): void {
    this.word(CONTINUATION, padded(metadata.length));
    this.write(metadata);
    this.align();
  }
}
