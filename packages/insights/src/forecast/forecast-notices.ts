import type { Aggregate } from '@smartcloudops/warehouse';

import { coverageNotices } from '../bill/coverage-notices.ts';
import type { ForecastWindow } from './forecast-window.ts';
import { isoDay } from '../bill/iso-day.ts';
import type { Notice } from '../notice.ts';

/** What a reader of a forecast must know about where it starts and ends. */
export function forecastNotices(
  aggregate: Aggregate,
  { origin, month, stale }: ForecastWindow,
  range: { readonly from: number; readonly wantedEnd: number; readonly end: number }
): readonly Notice[] {
  const { to } = aggregate.coverage;
  const notices: Notice[] = coverageNotices({ ...aggregate, estimatedFrom: null }, range.from, range.end).slice();
  if (stale) {
    notices.push({
      severity: 'warning',
      text: `Cost data end on ${isoDay(origin - 1)}, so the forecast is of ${isoDay(month.start).slice(0, 7)}. Collect or import newer data.`,
    });
  }
  if (to !== null && origin < to) {
    notices.push({
      severity: 'info',
      text: `Charges from ${isoDay(origin)} on are provisional: they are shown, but the forecast does not learn from them.`,
    });
  }
  if (range.end < range.wantedEnd) {
    notices.push({
      severity: 'info',
      text: `The forecast ends on ${isoDay(range.end - 1)}; farther ahead nothing useful can be said.`,
    });
  }
  return notices;
}
