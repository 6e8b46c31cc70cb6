import { ByteBuffer } from 'flatbuffers';

/** Reads one flatbuffers table by slot number. */
export class TableReader {
  readonly #buffer: ByteBuffer;
  readonly #at: number;

  constructor(buffer: ByteBuffer, at: number) {
    this.#buffer = buffer;
    this.#at = at;
  }

  static root(bytes: Uint8Array): TableReader {
    const buffer = new ByteBuffer(bytes);
    return new TableReader(buffer, buffer.readInt32(0));
  }

  uint8(slot: number): number {
    const at = this.#find(slot);
    return at ? this.#buffer.readUint8(at) : 0;
  }

  int16(slot: number): number {
    const at = this.#find(slot);
    return at ? this.#buffer.readInt16(at) : 0;
  }

  int32(slot: number): number {
    const at = this.#find(slot);
    return at ? this.#buffer.readInt32(at) : 0;
  }

  int64(slot: number): number {
    const at = this.#find(slot);
    return at ? Number(this.#buffer.readInt64(at)) : 0;
  }

  string(slot: number): string {
    const at = this.#find(slot);
    return at ? String(this.#buffer.__string(at)) : '';
  }

  table(slot: number): TableReader | undefined {
    const at = this.#find(slot);
    return at ? new TableReader(this.#buffer, this.#buffer.__indirect(at)) : undefined;
  }

  tables(slot: number): TableReader[] {
    return this.#vector(slot, 4, (at) => new TableReader(this.#buffer, this.#buffer.__indirect(at)));
  }

  /** A vector of structs; each is given as a reader of its 64-bit (or narrower) words. */
  structs<T>(slot: number, size: number, read: (word: (at: number) => number) => T): T[] {
    return this.#vector(slot, size, (start) => read((at) => Number(this.#buffer.readInt64(start + at))));
  }

  #vector<T>(slot: number, size: number, read: (at: number) => T): T[] {
    const at = this.#find(slot);
    if (!at) return [];
    const length = this.#buffer.__vector_len(at);
    if (length < 0 || length * size > this.#buffer.capacity())
      throw new RangeError(`vector of ${length} items in ${this.#buffer.capacity()} bytes`);
    const start = this.#buffer.__vector(at);
    return Array.from({ length }, (_, i) => read(start + i * size));
  }

  /** Position of the slot, or 0 when it is absent. */
  #find(slot: number): number {
    const offset = this.#buffer.__offset(this.#at, 4 + 2 * slot);
    return offset ? this.#at + offset : 0;
  }
}
