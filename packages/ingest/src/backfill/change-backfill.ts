import { openWish, readWish, writeWish } from './backfill-book.ts';
import type { BackfillName } from './backfill-book.ts';
import { firstMonth } from './quote-backfill.ts';

/** Wants the months before this one, whatever was wanted before. The next collection works on it. */
export async function startBackfill(name: BackfillName, months: number, now: number): Promise<void> {
  const before = await readWish(name);
  // Each wish is told apart by when it was made.
  const startedAt = Math.max(now, (before?.startedAt ?? 0) + 1);
  await writeWish(name, { months, from: firstMonth(months, now), startedAt, cancelledAt: null });
}

/** Takes back what is still open; what was stored stays. @returns whether anything was open */
export async function cancelBackfill(name: BackfillName, now: number): Promise<boolean> {
  const wish = await openWish(name);
  if (wish) await writeWish(name, { ...wish, cancelledAt: now });
  return wish !== null;
}
