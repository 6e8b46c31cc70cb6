import { DAY_MS } from '@smartcloudops/focus';
import type { ItemRecord } from '@smartcloudops/warehouse';

import type { openAt } from './open-at.ts';
import type { SavingDay } from './recommendations-answer.ts';

/** What was open at the end of each day that begins in `[from, until)`; of the last day so far. Half-open, epoch ms. */
export function savingDays(
  versions: readonly ItemRecord[],
  open: ReturnType<typeof openAt>,
  { from, until }: { readonly from: number; readonly until: number }
): readonly SavingDay[] {
  const known = versions.reduce((first, { knownFrom }) => Math.min(first, knownFrom), Infinity);
  const days: SavingDay[] = [];
  for (let day = Math.floor(from / DAY_MS) * DAY_MS; day < until; day += DAY_MS) {
    const at = Math.min(day + DAY_MS, until) - 1;
    if (at >= known) days.push({ day, recommendations: open(at).recommendations });
  }
  return days;
}
