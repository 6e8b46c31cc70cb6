import type { Source, SourceRequest } from '@smartcloudops/aws';
import { DAY_MS } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';
import type { JournalPage, Warehouse } from '@smartcloudops/warehouse';

import type { Clock } from '../context.ts';
import type { PlanStep } from './plan.ts';
import { readWatermark, writeWatermark } from './watermark.ts';

export interface StoreContext {
  readonly warehouse: Warehouse;
  readonly clock: Clock;
  readonly connection: string;
  readonly source: Source;
}

/** Makes a request's pages one load that restates its window, and moves the watermark. Doing it twice changes nothing. */
export async function storeRequest(
  { warehouse, clock, connection, source }: StoreContext,
  step: PlanStep,
  request: SourceRequest,
  key: string
): Promise<{ readonly rows: number; readonly pages: number }> {
  const { from, to } = request.window;
  const days = (to - from) / DAY_MS;
  const loadedAt = clock.now();
  const seen = { rows: 0, firstEstimated: Infinity };
  const pages = await warehouse.journal.pages(key);
  function* charges(): Generator<readonly FocusRow[]> {
    for (const batch of source.toFocus(request, bodies(pages))) {
      seen.rows += batch.length;
      for (const row of batch) {
        if (row.x_Estimated) seen.firstEstimated = Math.min(seen.firstEstimated, row.ChargePeriodStart);
      }
      yield batch;
    }
  }
  await warehouse.costs.load(
    {
      connection,
      source: request.deliveredAs ?? source.name,
      dimensions: request.dimensions,
      contentHash: null,
      restates: { from, to },
      origin: `${source.title}, ${request.cut}, ${day(from)} to ${day(to)}`,
      loadedAt,
    },
    charges()
  );
  const name = { connection, source: source.name, cut: request.cut };
  const before = await readWatermark(warehouse.state, name);
  // What may still change outside this window is what was known before.
  const elsewhere = before?.firstEstimated ?? Infinity;
  const firstEstimated = Math.min(seen.firstEstimated, elsewhere < from || elsewhere >= to ? elsewhere : Infinity);
  await writeWatermark(warehouse.state, name, {
    from: Math.min(from, before?.from ?? from),
    to: Math.max(to, before?.to ?? to),
    firstEstimated: Number.isFinite(firstEstimated) ? firstEstimated : null,
    collectedAt: loadedAt,
    recheckedAt: step.recheck ? loadedAt : (before?.recheckedAt ?? loadedAt),
    ...(to > loadedAt
      ? { refreshedAt: loadedAt }
      : before?.refreshedAt === undefined
        ? {}
        : { refreshedAt: before.refreshedAt }),
    largest: before?.largest && before.largest.days > days ? before.largest : { pages: pages.length, days },
  });
  return { rows: seen.rows, pages: pages.length };
}

function* bodies(pages: readonly JournalPage[]): Generator<string> {
  for (const { body } of pages) yield body;
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
