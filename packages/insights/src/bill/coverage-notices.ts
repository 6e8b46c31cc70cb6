import type { CostMetric } from '@smartcloudops/focus';
import type { Aggregate } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import { isoDay } from './iso-day.ts';

/** What a reader of sums over the range must know about its edges. */
export function coverageNotices({ coverage, estimatedFrom }: Aggregate, from: number, to: number): readonly Notice[] {
  if (coverage.from === null || coverage.to === null) {
    return [
      {
        severity: 'warning',
        text: 'No cost data is loaded for this question. Collect from AWS or import a bill first.',
      },
    ];
  }
  const notices: Notice[] = (coverage.notices ?? []).map((text) => ({ severity: 'warning', text }));
  if (to <= coverage.from || from >= coverage.to) {
    notices.push({
      severity: 'warning',
      text: `No cost data in the range: data reach from ${isoDay(coverage.from)} to ${isoDay(coverage.to - 1)}. Choose a range within.`,
    });
  } else if (from < coverage.from) {
    notices.push({
      severity: 'info',
      text: `Cost data begin on ${isoDay(coverage.from)}; earlier days are unknown, not zero.`,
    });
  }
  if (estimatedFrom !== null) {
    notices.push({
      severity: 'info',
      text: `Charges from ${isoDay(estimatedFrom)} on are estimated and may still change.`,
    });
  }
  return notices;
}

/** Says when charges lack the metric asked for. */
export function missingNotices({ cells }: Aggregate, metric: CostMetric): readonly Notice[] {
  const missing = cells.reduce((sum, cell) => sum + cell.missing, 0);
  if (missing === 0) return [];
  const charges = cells.reduce((sum, cell) => sum + cell.charges, 0);
  return [
    {
      severity: 'warning',
      text: `${missing} of ${charges} charges carry no ${metric}; sums leave them out. Use BilledCost, or a bill that states ${metric}.`,
    },
  ];
}
