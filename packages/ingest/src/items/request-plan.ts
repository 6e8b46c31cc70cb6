import type { ItemRequest } from '@smartcloudops/aws';
import { HOUR_MS } from '@smartcloudops/focus';
import type { StateStore } from '@smartcloudops/warehouse';

/** Requests that are left to do. It outlives the process, so that the next one asks on with the very same requests. */
export interface RequestPlan {
  readonly madeAt: number;
  readonly requests: readonly ItemRequest[];
}

/** Older pages are not put together with new ones: what they tell of has changed in between. */
const TOO_OLD_MS = 20 * HOUR_MS;

const key = (connection: string, source: string): string => `collect/${connection}/${source}/requests`;

export async function readRequests(state: StateStore, connection: string, source: string): Promise<RequestPlan | null> {
  const text = await state.get(key(connection, source));
  return text === null ? null : (JSON.parse(text) as RequestPlan);
}

/** Nothing left is no plan. */
export async function writeRequests(
  state: StateStore,
  connection: string,
  source: string,
  plan: RequestPlan
): Promise<void> {
  if (plan.requests.length === 0) await state.delete(key(connection, source));
  else await state.set(key(connection, source), JSON.stringify(plan));
}

export function areTooOld(plan: RequestPlan, now: number): boolean {
  // A plan that lies ahead is one of a clock that was wrong.
  return Math.abs(now - plan.madeAt) >= TOO_OLD_MS;
}
