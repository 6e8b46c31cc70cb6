import type { ItemRecord } from '@smartcloudops/warehouse';

/** A finding from when it opened to when it was closed. */
export interface FindingLife {
  /** As it was known last. */
  readonly last: ItemRecord;
  /** When it was first observed, epoch ms; where nobody tells, when we first knew of it. */
  readonly openedAt: number;
  /** Null: it is still there, open or lived with. */
  readonly closedAt: number | null;
  /** `told`: the product says when it was closed. `noticed`: it was found closed, or gone, so it was up to one rhythm of the source before. */
  readonly end: 'told' | 'noticed' | null;
}

/**
 * Lives of findings from all their versions (`ItemStore.versions` of kind `finding`). One that was gone and came back has two; one
 * that was closed and opened again under its name is open.
 */
export function findingLives(versions: readonly ItemRecord[]): readonly FindingLife[] {
  const runs = Map.groupBy(versions, ({ connection, source, id, firstSeenAt }) =>
    JSON.stringify([connection, source, id, firstSeenAt])
  );
  return [...runs.values()].map(lifeOf);
}

const isClosed = ({ attributes }: ItemRecord): boolean => attributes['state'] === 'closed';

const timeOf = ({ attributes }: ItemRecord, name: string): number | null => {
  const text = attributes[name];
  const time = typeof text === 'string' ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : time;
};

function lifeOf(run: readonly ItemRecord[]): FindingLife {
  const inOrder = run.toSorted((one, other) => one.knownFrom - other.knownFrom);
  const last = inOrder.at(-1) as ItemRecord;
  const openedAt = timeOf(last, 'firstObservedAt') ?? last.firstSeenAt;
  if (!isClosed(last)) return { last, openedAt, closedAt: last.knownTo, end: last.knownTo === null ? null : 'noticed' };
  const told = timeOf(last, 'closedAt');
  const lastOpen = inOrder.findLastIndex((one) => !isClosed(one));
  const noticed = inOrder[lastOpen + 1]?.knownFrom ?? last.knownFrom;
  return { last, openedAt, closedAt: told ?? noticed, end: told === null ? 'noticed' : 'told' };
}
