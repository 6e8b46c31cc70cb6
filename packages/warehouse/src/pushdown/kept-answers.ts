import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { CollectJournal, JournalPage } from '../collect-journal.ts';

/** A part of an answer (a billing period, a day, or all of it) as it is kept in the journal. */
export interface KeptPart {
  readonly label: string;
  /** Of the data that it was made from. */
  readonly fingerprint: string;
  /** When it was asked, epoch ms. */
  readonly at: number;
  readonly body: string;
}

/** @param spec everything that the answer depends on but the data, the table among it */
export function requestKey(connection: string, spec: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(spec)).digest('hex').slice(0, 32);
  return `push-down ${connection} ${hash}`;
}

/** Compressed: a part can hold a hundred thousand sums. */
export function toPage({ label, body, ...rest }: KeptPart): JournalPage {
  const packed = gzipSync(body, { level: 1 }).toString('base64');
  return { page: pageNumber(label), body: JSON.stringify({ label, ...rest, packed }), nextToken: null };
}

export async function keptParts(journal: CollectJournal, key: string): Promise<Map<string, KeptPart>> {
  const parts = (await journal.pages(key)).map(({ body }): KeptPart => {
    const { packed, ...part } = JSON.parse(body) as Omit<KeptPart, 'body'> & { readonly packed: string };
    return { ...part, body: gunzipSync(Buffer.from(packed, 'base64')).toString() };
  });
  return new Map(parts.map((part) => [part.label, part]));
}

/** Labels are few per request; two that fall on one number would only overwrite each other, and be asked for again. */
const pageNumber = (label: string): number => createHash('sha256').update(label).digest().readUInt32BE() >>> 1;
