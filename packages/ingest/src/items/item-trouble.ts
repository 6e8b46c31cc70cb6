import type { AwsError } from '@smartcloudops/aws';

/** A part of a source that could not be had. */
export interface ItemTrouble {
  /** Kind of thing, or the request of a paid source. */
  readonly kind: string;
  /** Region, account; null or `''` for all of it. */
  readonly scope: string | null;
  /** Permanent error code. */
  readonly code: string;
  readonly message: string;
  /** The permission that is missing; null when that is not the reason. */
  readonly missing: string | null;
}

export function troubleOf(kind: string, scope: string | null, { code, message, action }: AwsError): ItemTrouble {
  return { kind, scope, code, message, missing: code === 'AWS_ACCESS_DENIED' ? (action ?? null) : null };
}

/** What is missing, for people: each reason once, with the parts that it keeps away. Empty, or begins with a space. */
export function tellTroubles(troubles: readonly ItemTrouble[]): string {
  const byReason = Map.groupBy(troubles, ({ missing, code, message }) => missing ?? `${code} ${message}`);
  return [...byReason.values()].map((same) => ` Not collected: ${partsOf(same)}. ${same[0]?.message ?? ''}`).join('');
}

const SHOWN = 3;

function partsOf(troubles: readonly ItemTrouble[]): string {
  const parts = troubles.map(({ kind, scope }) => (scope ? `${kind} of ${scope}` : kind));
  const more = parts.length > SHOWN ? ` and ${parts.length - SHOWN} more` : '';
  return `${parts.slice(0, SHOWN).join(', ')}${more}`;
}
