import { DAY_MS, HOUR_MS } from '../../world/calendar.ts';
import type { World } from '../../world/world.ts';
import type { AlarmPlan, CompositePlan } from './alarm-plans.ts';
import { readSeries } from './read-series.ts';
import { requireStatistic } from './statistic.ts';

type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** A state that an alarm took on, and the value that decided. */
export interface StateChange {
  /** Epoch ms: the end of the hour that was judged. */
  readonly at: number;
  readonly state: AlarmState;
  readonly value: number | null;
}

/** History that CloudWatch keeps. */
const KEPT_DAYS = 30;

const known = new WeakMap<World, Map<string, readonly StateChange[]>>();

/** The states that an alarm took on in the last 30 days, in order; the first is the one it had then. */
export function statesOf(plan: AlarmPlan, world: World, now: number): readonly StateChange[] {
  const end = Math.floor(now / HOUR_MS) * HOUR_MS;
  const { series } = plan;
  const key = `${series.accountId}/${series.region}/${plan.name}/${end}`;
  const states = known.get(world) ?? new Map<string, readonly StateChange[]>();
  known.set(world, states);
  const found = states.get(key);
  if (found) return found;
  const compute = requireStatistic(plan.statistic);
  const begin = Math.max(end - KEPT_DAYS * DAY_MS, world.firstDay * DAY_MS);
  const values = new Map(
    readSeries(series, world, end, begin, end, 3600).map(({ time, samples }) => [time, compute(samples)])
  );
  const changes: StateChange[] = [];
  for (let hour = begin; hour < end; hour += HOUR_MS) {
    const value = values.get(hour) ?? null;
    const state = judge(plan, value);
    if (changes.at(-1)?.state !== state) changes.push({ at: hour + HOUR_MS, state, value });
  }
  states.set(key, changes);
  return changes;
}

function judge({ comparison, threshold }: AlarmPlan, value: number | null): AlarmState {
  if (value === null) return 'INSUFFICIENT_DATA';
  return (comparison === 'GreaterThanThreshold' ? value > threshold : value < threshold) ? 'ALARM' : 'OK';
}

/** A composite alarm changes with the first child in alarm and with the last one that leaves it. */
export function compositeStatesOf({ children }: CompositePlan, world: World, now: number): readonly StateChange[] {
  const events = children
    .flatMap((child, index) => statesOf(child, world, now).map((change) => ({ index, ...change })))
    .sort((a, b) => a.at - b.at);
  const alarmed = new Set<number>();
  const changes: StateChange[] = [];
  events.forEach(({ index, at, state }, i) => {
    if (state === 'ALARM') alarmed.add(index);
    else alarmed.delete(index);
    // Children that change at the same moment are one change.
    if (events[i + 1]?.at === at) return;
    const whole: AlarmState = alarmed.size > 0 ? 'ALARM' : 'OK';
    if (changes.at(-1)?.state !== whole) changes.push({ at, state: whole, value: null });
  });
  return changes;
}
