import type { World } from '../../world/world.ts';
import type { Monitored } from '../../world/meter.ts';
import { agentSeries } from './agent-series.ts';
import { billingSeries } from './billing-series.ts';
import { clusterSeries, serviceSeries } from './container-series.ts';
import { instanceSeries } from './instance-series.ts';
import { endpointSeries, modelSeries } from './model-series.ts';
import { apiSeries, balancerSeries, functionSeries, messagingSeries } from './request-series.ts';
import type { Series } from './series.ts';
import { seriesKey } from './series.ts';

interface Watch {
  readonly all: readonly Series[];
  find(accountId: string, region: string, key: string): Series | undefined;
}

const SERIES: Readonly<Record<Monitored['kind'], (resource: Monitored) => Series[]>> = {
  ec2: (machine) => [...instanceSeries(machine), ...agentSeries(machine)],
  rds: instanceSeries,
  alb: balancerSeries,
  lambda: functionSeries,
  api: apiSeries,
  container: serviceSeries,
  cluster: clusterSeries,
  queue: messagingSeries,
  table: messagingSeries,
  endpoint: endpointSeries,
  model: modelSeries,
};

const watches = new WeakMap<World, Watch>();

/** All metrics of a world. */
export function watchOf(world: World): Watch {
  const known = watches.get(world);
  if (known) return known;
  const all = [...world.monitored.flatMap((one) => SERIES[one.kind](one)), ...billingSeries(world)];
  const index = new Map(
    all.map((one) => [`${one.accountId}/${one.region}/${seriesKey(one.namespace, one.name, one.dimensions)}`, one])
  );
  const watch: Watch = { all, find: (accountId, region, key) => index.get(`${accountId}/${region}/${key}`) };
  watches.set(world, watch);
  return watch;
}
