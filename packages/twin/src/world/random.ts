/** Bound once: looking `Math` up is slow where tests run in their own realm. */
const { PI, cos, floor, imul, log, sqrt } = Math;

/**
 * Randomness without state: every draw is a hash of what it is for, so a day's charge never depends on which other
 * days, accounts or resources were generated before it.
 */
function mix(value: number): number {
  let h = value | 0;
  h = imul(h ^ (h >>> 16), 0x21f0aaad);
  h = imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A 32-bit key for a text under a parent key. */
export function keyOf(parent: number, name: string): number {
  let h = mix(parent ^ 0x9e3779b9);
  for (let i = 0; i < name.length; i++) h = imul(h ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return mix(h ^ name.length);
}

/** A 32-bit key for a number (a day, a slot) under a parent key. */
export function keyAt(parent: number, index: number): number {
  return mix(imul(parent ^ 0x85ebca6b, 0xc2b2ae35) ^ mix(index + 0x165667b1));
}

/** Uniform on (0, 1). */
export function uniform(key: number): number {
  return (mix(key ^ 0x27d4eb2f) + 0.5) / 4294967296;
}

/** Standard normal. */
export function normal(key: number): number {
  const radius = sqrt(-2 * log(uniform(key)));
  return radius * cos(2 * PI * uniform(key ^ 0x5bd1e995));
}

/** A whole number in [0, size). */
export function pick(key: number, size: number): number {
  return floor(uniform(key) * size);
}

/** Slow noise: normals at knots `span` days apart, joined by a half cosine. */
export function drift(key: number, day: number, span: number): number {
  const knot = floor(day / span);
  const part = (1 - cos((PI * (day - knot * span)) / span)) / 2;
  return normal(keyAt(key, knot)) * (1 - part) + normal(keyAt(key, knot + 1)) * part;
}

/** `length` hexadecimal digits. */
export function hex(key: number, length: number): string {
  let text = '';
  for (let i = 0; text.length < length; i++) text += keyAt(key, i).toString(16).padStart(8, '0');
  return text.slice(0, length);
}
