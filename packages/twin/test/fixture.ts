import { createHash } from 'node:crypto';

import { ObjectStore } from '../src/exports/object-store.ts';
import type { Call } from '../src/http/service.ts';
import { AthenaDesk, DEFAULT_WORK_GROUP } from '../src/services/athena/athena-desk.ts';
import { TimeLine } from '../src/time-line.ts';
import { createWorld } from '../src/world/create-world.ts';
import type { View } from '../src/world/view.ts';
import { viewAt } from '../src/world/view.ts';
import type { World } from '../src/world/world.ts';

/** A Tuesday in the fourth week of a month. */
export const NOW = Date.UTC(2026, 10, 24);

let shared: World | undefined;

/** The default company on a fixed day; built once per test file. */
export function company(): World {
  shared ??= createWorld({ now: NOW });
  return shared;
}

const views = new Map<number, View>();

/** A call by the management account, as an operation's handler sees it. */
export function callOf(input: Record<string, unknown>, more: Partial<Call> = {}): Call {
  const world = more.world ?? company();
  const now = more.now ?? world.now;
  return {
    input,
    headers: {},
    world,
    now,
    caller: {
      credential: { accessKeyId: 'TEST' },
      accountId: world.accounts[0]?.id ?? '',
      arn: '',
      userId: '',
      region: 'us-east-1',
    },
    view: (at = now) => {
      const view = world === shared ? (views.get(at) ?? viewAt(world, at)) : viewAt(world, at);
      if (world === shared) views.set(at, view);
      return view;
    },
    objects: new ObjectStore([], new TimeLine(world)),
    athena: new AthenaDesk({
      runner: undefined,
      workGroups: [DEFAULT_WORK_GROUP],
      tables: [],
      clock: () => now,
      charge: () => undefined,
    }),
    settings: { pageGroups: 5000, multiYear: false, externalId: null, issue: () => undefined },
    pageLimit: null,
    ...more,
  };
}

/** Everything that is charged, as one hash. */
export function fingerprint(world: World): string {
  const hash = createHash('sha256');
  for (const line of world.lines) {
    const { usage, list, cost, accrual, ...facts } = line;
    hash.update(JSON.stringify(facts));
    for (const values of [usage, list, accrual, ...Object.values(cost)]) hash.update(new Uint8Array(values.buffer));
  }
  return hash.update(JSON.stringify(world.truth)).digest('hex');
}
