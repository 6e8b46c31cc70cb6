import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const ROLES = ['viewer', 'editor', 'admin'] as const;
type Role = (typeof ROLES)[number];

/** What is kept of a token: enough to recognise it, not enough to use it. */
export interface TokenRecord {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Connections that the holder may read; null for all. */
  readonly connections: readonly string[] | null;
  /** Teams that the holder is in; scopes may be for them. */
  readonly teams?: readonly string[];
  /** SHA-256 of the secret. The secret has 256 random bits, so a slow hash would protect nothing more. */
  readonly sha256: string;
  readonly createdAt: number;
}

const PATTERN = /^sco_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

const sha256 = (secret: string) => createHash('sha256').update(secret).digest();

/** Makes a token. The text is shown once and kept nowhere. */
export function mintToken(
  options: Pick<TokenRecord, 'name' | 'role' | 'connections' | 'teams'>,
  now: number
): { readonly text: string; readonly record: TokenRecord } {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return {
    text: `sco_${id}_${secret}`,
    record: { ...options, id, sha256: sha256(secret).toString('hex'), createdAt: now },
  };
}

/** Finds the record that a token's text belongs to; compares in constant time. */
export function recogniseToken(text: string, records: readonly TokenRecord[]): TokenRecord | null {
  const [, id, secret = ''] = PATTERN.exec(text) ?? [];
  const record = records.find((candidate) => candidate.id === id);
  // The hash is computed for unknown ids too: the time taken tells nothing about which ids exist.
  const given = sha256(secret);
  const known = record ? Buffer.from(record.sha256, 'hex') : Buffer.alloc(given.length);
  const equal = known.length === given.length && timingSafeEqual(given, known);
  return record && equal ? record : null;
}
