import type { RecommendationGroup } from '@smartcloudops/contract';
import type { Decimal } from '@smartcloudops/focus';
import type { Recommendation } from '@smartcloudops/insights';

export interface RecommendationGroupTotal {
  /** What names it among its kind; empty: all. */
  readonly labels: Readonly<Record<string, string>>;
  readonly displayName: string;
  readonly currency: string;
  readonly counted: Decimal;
  readonly count: number;
}

const UNSTATED = '(not stated)';

const GROUPS = {
  account: ['SubAccountId', ({ accountId }) => accountId],
  service: ['ServiceName', ({ services }) => services[0] ?? null],
  action: ['action', ({ action }) => action],
  category: ['category', ({ category }) => category],
  effort: ['effort', ({ effort }) => effort],
  region: ['RegionId', ({ region }) => region],
} as const satisfies Record<RecommendationGroup, readonly [label: string, of: (one: Recommendation) => string | null]>;

/** Counted savings by group and currency, the largest first; they add up to the totals. */
export function groupRecommendations(
  all: readonly Recommendation[],
  by: RecommendationGroup | undefined
): readonly RecommendationGroupTotal[] {
  const [label, of] = by === undefined ? [null, () => null] : GROUPS[by];
  const groups = Map.groupBy(all, (one) => JSON.stringify([one.currency, label === null ? '' : (of(one) ?? UNSTATED)]));
  return [...groups]
    .map(([key, own]): RecommendationGroupTotal => {
      const [currency = '', value = ''] = JSON.parse(key) as readonly string[];
      const name = by === 'account' ? (own[0]?.accountName ?? value) : value;
      return {
        labels: label === null ? {} : { [label]: value },
        displayName: name,
        currency,
        counted: own.reduce((sum, { counted }) => sum + counted, 0n),
        count: own.length,
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.counted > a.counted) - Number(b.counted < a.counted) || (a.displayName < b.displayName ? -1 : 1)
    );
}
