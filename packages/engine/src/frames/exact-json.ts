/** A JSON number written with exactly these digits; `JSON.parse` elsewhere reads the nearest double. */
interface RawJson {
  readonly rawJSON: string;
}

// Not yet in TypeScript's library.
const { rawJSON } = JSON as unknown as { rawJSON(text: string): RawJson };

/** Decimal text as a JSON number that keeps all its digits through `JSON.stringify`. */
export function exactNumber(decimal: string): RawJson {
  return rawJSON(decimal);
}
