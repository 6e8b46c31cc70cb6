import { hash } from 'node:crypto';

/**
 * 128 bits that stand for texts of any length, as a UUID: an index of PostgreSQL holds no text beyond 2,700 bytes, and comparing
 * sixteen bytes is quicker. Two different lists of texts have different keys (SHA-256, cut).
 */
export function textKey(texts: readonly unknown[]): string {
  const hex = hash('sha256', JSON.stringify(texts), 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** The number of an advisory lock, as decimal text. */
export const lockKey = (schema: string, what: string): string =>
  String(BigInt.asIntN(64, BigInt(`0x${textKey(['smartcloudops', schema, what]).replaceAll('-', '').slice(0, 16)}`)));
