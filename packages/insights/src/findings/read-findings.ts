import type { ItemRecord, ItemStore } from '@smartcloudops/warehouse';

import { distinctFindings } from './distinct-findings.ts';
import { findingLives } from './finding-lives.ts';
import type { FindingLife } from './finding-lives.ts';
import { SEVERITIES } from './security-answer.ts';
import type { SecurityQuery, Severity } from './security-answer.ts';

/** A life of a finding with how it was known over time. */
export interface KnownFinding extends FindingLife {
  /** In the order of time. */
  readonly versions: readonly ItemRecord[];
}

export const FINDING = 'finding';

export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export function severityOf({ attributes }: ItemRecord): Severity | null {
  const told = attributes['severity'];
  return SEVERITIES.find((severity) => severity === told) ?? null;
}

/** Every finding that was known from the start of the range on, each told once, as it was known at `now`. Those asked for only. */
export async function readFindings(
  items: ItemStore,
  query: SecurityQuery,
  now: number
): Promise<readonly KnownFinding[]> {
  const { connections, from } = query;
  const all = await items.versions({ connections, kind: FINDING }, Math.min(from, now), now + 1);
  // What was known later is not known yet.
  const known = all.map((one) => (one.knownTo !== null && one.knownTo > now ? { ...one, knownTo: null } : one));
  const byLife = Map.groupBy(known, nameOf);
  const lives = findingLives(known);
  const told = new Map(distinctFindings(lives.map(({ last }) => last)).map((one) => [nameOf(one), one]));
  return lives.flatMap((life) => {
    const last = told.get(nameOf(life.last));
    if (last === undefined || !isAskedFor(last, query)) return [];
    const versions = (byLife.get(nameOf(last)) ?? []).toSorted((a, b) => a.knownFrom - b.knownFrom);
    // What was over when it was first seen, nobody knows since when.
    if (life.end === 'noticed' && versions.every(({ attributes }) => attributes['state'] === 'closed')) return [];
    return [{ ...life, last, versions }];
  });
}

const nameOf = ({ connection, source, id, firstSeenAt }: ItemRecord) =>
  JSON.stringify([connection, source, id, firstSeenAt]);

function isAskedFor(record: ItemRecord, { accounts, regions, severities, products }: SecurityQuery): boolean {
  const { attributes } = record;
  const isIn = (asked: readonly string[], value: string | null) =>
    asked.length === 0 || (value !== null && asked.includes(value));
  return (
    isIn(accounts, textOf(attributes['SubAccountId'])) &&
    isIn(regions, textOf(attributes['RegionId'])) &&
    isIn(severities, severityOf(record)) &&
    isIn(products, textOf(attributes['product']))
  );
}

/** Whether it is there now and nobody has said to live with it. */
export const isOpen = ({ closedAt, last }: FindingLife): boolean =>
  closedAt === null && last.attributes['state'] === 'open';
