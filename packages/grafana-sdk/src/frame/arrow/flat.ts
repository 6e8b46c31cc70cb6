import type { Builder } from 'flatbuffers';

/** Helpers over the flatbuffers builder, which writes from the end. */
export function offsets(b: Builder, items: readonly number[]): number {
  b.startVector(4, items.length, 4);
  for (const item of items.toReversed()) b.addOffset(item);
  return b.endVector();
}

export function keyValues(b: Builder, pairs: readonly (readonly [key: string, value: string | undefined])[]): number {
  return offsets(
    b,
    pairs.flatMap(([key, value]) => {
      if (value === undefined) return [];
      const keyAt = b.createSharedString(key);
      const valueAt = b.createSharedString(value);
      b.startObject(2);
      b.addFieldOffset(0, keyAt, 0);
      b.addFieldOffset(1, valueAt, 0);
      return [b.endObject()];
    })
  );
}

/**
 * A finished buffer with blanks: 64-bit numbers to be filled in later. Metadata of frames of one shape differs in these alone,
 * and building it anew costs more than encoding a hundred rows.
 */
export class Template {
  readonly #bytes: Uint8Array;
  readonly #blanks: ReadonlyMap<string, number>;

  constructor(b: Builder, blanks: ReadonlyMap<string, number>) {
    this.#bytes = b.asUint8Array().slice();
    // Marks count from the end, as the builder does.
    this.#blanks = new Map(Array.from(blanks, ([name, fromEnd]) => [name, this.#bytes.length - fromEnd]));
  }

  fill(values: Readonly<Record<string, readonly number[]>>): Uint8Array {
    const bytes = this.#bytes.slice();
    const view = new DataView(bytes.buffer);
    for (const [name, numbers] of Object.entries(values)) {
      let at = this.#blanks.get(name) ?? 0;
      for (const number of numbers) {
        view.setUint32(at, number, true);
        view.setUint32(at + 4, Math.floor(number / 2 ** 32), true);
        at += 8;
      }
    }
    return bytes;
  }
}

/** Room for `count` structs of `words` 64-bit numbers; the mark is the first of them. */
export function blankStructs(b: Builder, count: number, words: number): { vector: number; mark: number } {
  b.startVector(words * 8, count, 8);
  for (let i = 0; i < count * words; i++) {
    b.prep(8, 8);
    b.writeInt64(0n);
  }
  const mark = b.offset();
  return { vector: b.endVector(), mark };
}
