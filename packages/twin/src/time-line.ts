import { refreshOf } from './world/arrival.ts';
import { dayOf } from './world/calendar.ts';
import { createWorld } from './world/create-world.ts';
import type { View } from './world/view.ts';
import { viewAt } from './world/view.ts';
import type { World } from './world/world.ts';

const VIEWS = 3;
/** The world must know this many days past the clock. */
const AHEAD_DAYS = 31;

/** The world under a moving clock: grows when the clock leaves it, and keeps the last views of the bill. */
export class TimeLine {
  private current: World;
  private readonly views = new Map<number, View>();

  constructor(world: World) {
    this.current = world;
  }

  /** The world as far as it must be known at a time; its past stays the same. */
  worldAt(now: number): World {
    const { seed, firstDay, endDay, accounts } = this.current;
    if (dayOf(now) + AHEAD_DAYS >= endDay) {
      this.current = createWorld({ seed, days: dayOf(now) - firstDay, accounts: accounts.length, now });
      this.views.clear();
    }
    return this.current;
  }

  viewAt(time: number): View {
    const asOf = refreshOf(time);
    const view = this.views.get(asOf) ?? viewAt(this.current, asOf);
    this.views.delete(asOf);
    this.views.set(asOf, view);
    for (const old of this.views.keys()) if (this.views.size > VIEWS) this.views.delete(old);
    return view;
  }
}
