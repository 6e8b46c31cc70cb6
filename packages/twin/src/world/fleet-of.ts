import type { Asset } from './inventory.ts';
import { assetsAt } from './inventory.ts';
import type { World } from './world.ts';

/** Volumes of this world end so when they belong to one machine. */
const ROOT = '-root';

const machinesOf = (world: World, { account, region }: Pick<Asset, 'account' | 'region'>, now: number) =>
  assetsAt(world, { type: 'Instance', accountId: account.id, region }, now);

/** The machine that a volume is attached to; null for one that is attached to nothing. */
export function hostOf(volume: Asset, world: World, now: number): Asset | null {
  if (volume.waste?.kind === 'unattached-volume') return null;
  const { name } = volume.resource;
  const machines = machinesOf(world, volume, now);
  if (name.endsWith(ROOT)) {
    return machines.find((machine) => `${machine.resource.name}${ROOT}` === name) ?? null;
  }
  // What is kept beside the machines of an application is mounted by the first of them.
  return machines.find((machine) => appOf(machine) === appOf(volume)) ?? null;
}

/** Machines behind a load balancer: up to four of its application. */
export function targetsOf(balancer: Asset, world: World, now: number): readonly Asset[] {
  return machinesOf(world, balancer, now)
    .filter((machine) => appOf(machine) === appOf(balancer) && machine.purchaseType !== 'Spot Instances')
    .slice(0, 4);
}

const appOf = ({ resource }: Asset): string => resource.name.split('-')[0] ?? '';
