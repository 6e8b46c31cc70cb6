import { DAY_MS } from '@smartcloudops/focus';
import type { CostStore } from '@smartcloudops/warehouse';

/**
 * The charges as if the bill ended at a day: what is asked is cut off there, and all of it counts as final. What became known later of
 * earlier days (late usage, restatements) is in it, for the store cannot tell when AWS knew of it.
 */
export function costsUntil(costs: CostStore, end: number): CostStore {
  return {
    ...costs,
    async aggregate(query) {
      const to = Math.min(query.to, end);
      // Nothing is known of a range behind the end; a day that surely holds no charge says so in the right form.
      const range = query.from < to ? { from: query.from, to } : { from: -DAY_MS, to: 0 };
      const answer = await costs.aggregate({ ...query, ...range });
      const { coverage } = answer;
      return {
        ...answer,
        coverage: { ...coverage, to: coverage.to === null ? null : Math.min(coverage.to, end) },
        estimatedFrom: null,
      };
    },
  };
}
