import type { ItemRecord } from '@smartcloudops/warehouse';

import type { AccountDirectory } from '../accounts/account-book.ts';
import { countOnce } from './count-once.ts';
import { mergeAdvice } from './merge-advice.ts';
import { readAdvice } from './read-advice.ts';
import type { RecommendationFilter } from './recommendations-answer.ts';

export interface OpenOptions {
  readonly filter: RecommendationFilter;
  readonly accounts: AccountDirectory;
}

/** The recommendations that some items make, told once and counted once. Only those that are asked for count. */
export function openOf(records: readonly ItemRecord[], { filter, accounts }: OpenOptions) {
  const merged = mergeAdvice(
    records.flatMap((record) => readAdvice(record) ?? []),
    accounts
  );
  const has = (wanted: readonly string[], ...own: readonly (string | null)[]) =>
    wanted.length === 0 || own.some((value) => value !== null && wanted.includes(value));
  return countOnce(
    merged.filter(
      ({ accountId, services, action, effort }) =>
        has(filter.accounts, accountId) &&
        has(filter.services, ...services) &&
        has(filter.actions, action) &&
        has(filter.efforts, effort)
    )
  );
}

export const isKnownAt = ({ knownFrom, knownTo }: ItemRecord, at: number) =>
  knownFrom <= at && (knownTo === null || knownTo > at);

/** The same at moments, each read once. @param versions all that were known at some time in between */
export function openAt(versions: readonly ItemRecord[], options: OpenOptions) {
  const changes = [
    ...new Set(versions.flatMap(({ knownFrom, knownTo }) => [knownFrom, knownTo ?? []].flat())),
  ].toSorted((a, b) => a - b);
  const made = new Map<number, ReturnType<typeof openOf>>();
  return (at: number) => {
    // Between two changes nothing changes.
    const since = changes.findLast((change) => change <= at) ?? -1;
    const open =
      made.get(since) ??
      openOf(
        versions.filter((version) => isKnownAt(version, at)),
        options
      );
    made.set(since, open);
    return open;
  };
}
