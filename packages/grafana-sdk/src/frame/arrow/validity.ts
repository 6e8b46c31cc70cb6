import type { Field } from '../frame.ts';
import { misfit } from '../misfit.ts';

/** One column of a record batch: its buffers in Arrow's order, validity bitmap first (empty when nothing is missing). */
export interface Column {
  readonly nullCount: number;
  readonly buffers: readonly Uint8Array[];
}

/** Remembers which rows have a value; refuses a missing one where the field is not nullable. */
export class Validity {
  #nullCount = 0;
  #bits: Uint8Array | undefined;
  readonly #field: Field;

  constructor(field: Field) {
    this.#field = field;
  }

  miss(row: number): void {
    if (!this.#field.nullable) throw misfit(this.#field, row);
    this.#bits ??= new Uint8Array((this.#field.values.length + 7) >> 3).fill(0xff);
    this.#bits[row >> 3] = (this.#bits[row >> 3] ?? 0) & ~(1 << (row & 7));
    this.#nullCount++;
  }

  column(...data: ArrayBufferView[]): Column {
    return { nullCount: this.#nullCount, buffers: [this.#bits ?? new Uint8Array(0), ...data.map(bytesOf)] };
  }
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
