import type { ChargeWindow, Source, SourceRequest } from '@smartcloudops/aws';
import { DAY_MS, HOUR_MS, periodStart } from '@smartcloudops/focus';
import type { StateStore } from '@smartcloudops/warehouse';

import { backfillSteps } from '../backfill/backfill-steps.ts';
import { planWindows } from './plan-windows.ts';
import { readWatermark } from './watermark.ts';
import type { Watermark } from './watermark.ts';

/** What is left to do of a collection. It outlives the process, so that the next one asks on with the very same requests. */
export interface Plan {
  readonly madeAt: number;
  readonly steps: readonly PlanStep[];
}

export interface PlanStep {
  readonly cut: string;
  readonly window: ChargeWindow;
  /** See `PlannedWindows.recheck`. */
  readonly recheck: boolean;
  /** It is history that a person wanted: bought within what regular collecting leaves, and given up when it is wanted no more. */
  readonly backfill?: true;
}

/** Older pages are not put together with new ones: the bill has changed in between. */
const TOO_OLD_MS = 20 * HOUR_MS;

const key = (connection: string, source: string): string => `collect/${connection}/${source}/plan`;

export interface PlanContext {
  readonly state: StateStore;
  readonly connection: string;
  readonly source: Source;
}

export async function readPlan({ state, connection, source }: PlanContext): Promise<Plan | null> {
  const text = await state.get(key(connection, source.name));
  return text === null ? null : (JSON.parse(text) as Plan);
}

/** Writes what is left; nothing left is no plan. */
export async function writePlan({ state, connection, source }: PlanContext, plan: Plan): Promise<void> {
  if (plan.steps.length === 0) await state.delete(key(connection, source.name));
  else await state.set(key(connection, source.name), JSON.stringify(plan));
}

/** As far from now in either direction: a plan of a clock that was ahead asks for days that are yet to come. */
export function isTooOld(plan: Plan, now: number): boolean {
  return Math.abs(now - plan.madeAt) >= TOO_OLD_MS;
}

export async function makePlan(
  { state, connection, source }: PlanContext,
  options: {
    readonly now: number;
    readonly historyDays: number;
    readonly tagKeys: readonly string[];
    /** History that a person wants beyond that; with it, what was asked for just now is not asked for again. */
    readonly backfill?: { readonly from: number; readonly months: boolean } | null;
  }
): Promise<Plan> {
  const { now, historyDays, tagKeys, backfill = null } = options;
  const planned = await Promise.all(
    source.cuts({ tagKeys }).map(async (cut) => {
      const mark = await readWatermark(state, { connection, source: source.name, cut });
      const fresh = backfill !== null && isFresh(mark, now, source);
      return { cut, fresh, ...planWindows({ mark, now, historyDays, source }) };
    })
  );
  // The recent days of every breakdown come before the history of any.
  const refreshes = planned.flatMap(({ cut, fresh, refresh, recheck }): PlanStep[] =>
    fresh ? [] : [{ cut, window: refresh, recheck }]
  );
  if (backfill) {
    const from = Math.min(backfill.from, periodStart(now - historyDays * DAY_MS, 'month'));
    const steps = await backfillSteps({ state, connection, source }, { now, tagKeys, ...backfill, from });
    return { madeAt: now, steps: [...refreshes, ...steps] };
  }
  const history = planned.flatMap(({ cut, history: windows }) =>
    windows.map((window, age) => ({ age, step: { cut, window, recheck: false } }))
  );
  const steps = [...refreshes, ...history.sort((a, b) => a.age - b.age).map(({ step }) => step)];
  return { madeAt: now, steps };
}

/** As fresh as the source itself; a mark that lies ahead is one of a clock that was wrong. */
function isFresh(mark: Watermark | null, now: number, { freshness }: Source): boolean {
  return mark?.refreshedAt !== undefined && Math.abs(now - mark.refreshedAt) < freshness.updatedEveryHours * HOUR_MS;
}

/** Under which a request's paid pages are kept. */
export function requestKey(
  connection: string,
  source: Pick<Source, 'name' | 'operation'>,
  request: Pick<SourceRequest, 'parameters'>
): string {
  return [connection, source.name, source.operation, request.parameters].join('\n');
}
