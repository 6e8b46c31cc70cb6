import type { Aggregate } from '@smartcloudops/warehouse';

/** Whether anything of the span is within what was loaded. */
export function isKnown({ coverage }: Pick<Aggregate, 'coverage'>, start: number, end: number): boolean {
  return coverage.from !== null && coverage.to !== null && start < coverage.to && end > coverage.from;
}
