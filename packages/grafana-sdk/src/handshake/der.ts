/** The few parts of DER that a certificate needs. @see https://www.itu.int/rec/T-REC-X.690 */
const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

export function der(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Uint8Array.of(tag, body.length), body]);
  const length = body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...length), body]);
}

export const sequence = (...parts: Uint8Array[]): Uint8Array => der(TAG.sequence, ...parts);
export const set = (...parts: Uint8Array[]): Uint8Array => der(TAG.set, ...parts);
export const octets = (body: Uint8Array): Uint8Array => der(TAG.octetString, body);
export const utf8 = (text: string): Uint8Array => der(TAG.utf8, Buffer.from(text));
export const yes = (): Uint8Array => der(TAG.boolean, Uint8Array.of(0xff));
/** `context(n, …)` = [n], constructed. */
export const context = (n: number, ...parts: Uint8Array[]): Uint8Array => der(0xa0 + n, ...parts);

/** Unsigned; a leading zero keeps it so. */
export function integer(bytes: Uint8Array): Uint8Array {
  return der(TAG.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes);
}

export function bits(body: Uint8Array, unused = 0): Uint8Array {
  return der(TAG.bitString, Uint8Array.of(unused), body);
}

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(TAG.oid, Uint8Array.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** Years before 2050. */
export function utcTime(date: Date): Uint8Array {
  return der(TAG.utcTime, Buffer.from(`${date.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
}

function base128(value: number): number[] {
  const septets = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) septets.unshift((rest & 0x7f) | 0x80);
  return septets;
}
