import { Buffer } from 'node:buffer';
import type { CheckedFrame } from '../frame.ts';
import { batchMessage } from './batch.ts';
import { encodeColumn } from './column.ts';
import { CONTINUATION, MAGIC, padded } from './format.ts';
import { encodeSchema } from './schema.ts';

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
  const schema = encodeSchema(frame);
  const batch = batchMessage(frame.length, columns);

  const file = new FileWriter();
  file.write(MAGIC);
  file.align();
  file.message(schema.message);
  const offset = file.length;
  file.message(batch.message);
  const metadataLength = file.length - offset;
  for (const column of columns) {
    for (const buffer of column.buffers) {
      file.write(buffer);
      file.align();
    }
  }
  const tail = schema.footer.fill({ block: [offset, metadataLength, batch.bodyLength] });
  file.words(CONTINUATION, 0);
  file.write(tail);
  file.words(tail.length);
  file.write(MAGIC);
  return file.parts;
}

const ZEROS = new Uint8Array(8);

class FileWriter {
  length = 0;
  readonly parts: Uint8Array[] = [];

  write(part: Uint8Array): void {
    if (part.length === 0) return;
    this.parts.push(part);
    this.length += part.length;
  }

  align(): void {
    this.write(ZEROS.subarray(0, padded(this.length) - this.length));
  }

  words(...words: number[]): void {
    this.write(new Uint8Array(Uint32Array.from(words).buffer));
  }

  /** Length prefix (of the padded metadata) and metadata. */
  message(metadata: Uint8Array): void {
    this.words(CONTINUATION, padded(metadata.length));
    this.write(metadata);
    this.align();
  }
}
