import type { World } from '../../world/world.ts';
import { billingSeries } from './billing-series.ts';
import { instanceSeries } from './instance-series.ts';
import { requestSeries } from './request-series.ts';
import type { Series } from './series.ts';
import { seriesKey } from './series.ts';

interface Watch {
  readonly all: readonly Series[];
  find(accountId: string, region: string, key: string): Series | undefined;
}

const watches = new WeakMap<World, Watch>();

/** All metrics of a world. */
export function watchOf(world: World): Watch {
  const known = watches.get(world);
  if (known) return known;
  const all = [
    ...world.monitored.flatMap((one) =>
      one.kind === 'ec2' || one.kind === 'rds' ? instanceSeries(one) : requestSeries(one)
    ),
    ...billingSeries(world),
  ];
  const index = new Map(
    all.map((one) => [`${one.accountId}/${one.region}/${seriesKey(one.namespace, one.name, one.dimensions)}`, one])
  );
  const watch: Watch = { all, find: (accountId, region, key) => index.get(`${accountId}/${region}/${key}`) };
  watches.set(world, watch);
  return watch;
}
