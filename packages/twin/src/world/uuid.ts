import { hex, keyOf } from './random.ts';

/** An id of the form that AWS gives, the same for the same seed and name. */
export function uuid(seed: number, name: string): string {
  const key = keyOf(seed, name);
  return `${hex(key, 8)}-${hex(key ^ 1, 4)}-${hex(key ^ 2, 4)}-${hex(key ^ 3, 4)}-${hex(key ^ 4, 12)}`;
}
