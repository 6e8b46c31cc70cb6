import { at } from './amount.ts';
import { DAY_MS, dayOf } from './calendar.ts';
import type { Account, Line, Resource } from './line.ts';
import type { Monitored } from './meter.ts';
import type { PlantedWaste } from './truth.ts';
import type { World } from './world.ts';

/** A thing that the bill charges for, as AWS's own lists tell of it. */
export interface Asset {
  /** As the bill names it: an ARN, or the bare id of an instance, a volume or a bucket. */
  readonly resource: Resource;
  readonly account: Account;
  readonly region: string;
  readonly availabilityZone: string | null;
  readonly tags: Readonly<Record<string, string>> | null;
  readonly instanceType: string | null;
  readonly purchaseType: string;
  /** Its lines of use, one per product. */
  readonly lines: readonly Line[];
  /** Null: CloudWatch does not watch it. */
  readonly monitored: Monitored | null;
  /** Null: no waste was planted in it. */
  readonly waste: PlantedWaste | null;
}

const USE = new Set(['Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage']);

const inventories = new WeakMap<World, readonly Asset[]>();

/** Every thing that a world's bill ever names, in the order of the bill. */
function assetsOf(world: World): readonly Asset[] {
  const known = inventories.get(world);
  if (known) return known;
  const lines = world.lines.filter(({ resource, recordType }) => resource !== null && USE.has(recordType));
  const monitored = new Map(world.monitored.map((one) => [one.resource.id, one]));
  const waste = new Map(world.truth.waste.map((one) => [one.resourceId, one]));
  const assets = [...Map.groupBy(lines, ({ resource }) => resource?.id ?? '')].flatMap(([id, own]): Asset[] => {
    const first = own.find(({ instanceType }) => instanceType !== null) ?? own[0];
    if (!first?.resource) return [];
    const { resource, account, region, availabilityZone, tags, instanceType, purchaseType } = first;
    return [
      {
        ...{ resource, account, region: region ?? 'global', availabilityZone, tags, instanceType, purchaseType },
        ...{ lines: own, monitored: monitored.get(id) ?? null, waste: waste.get(id) ?? null },
      },
    ];
  });
  inventories.set(world, assets);
  return assets;
}

/** Units used on a day, of all products of the thing or of those whose usage type fits. */
export function usedOn(asset: Asset, world: World, day: number, usageType = /(?:)/): number {
  return asset.lines.reduce(
    (sum, line) => sum + (usageType.test(line.usageType) ? at(line.usage, day - world.firstDay) / 1e6 : 0),
    0
  );
}

/** What an account has in a region at a moment, of a FOCUS ResourceType. */
export function assetsAt(
  world: World,
  where: { readonly type: string; readonly accountId: string; readonly region: string },
  now: number
): readonly Asset[] {
  return assetsOf(world).filter(
    (asset) =>
      asset.resource.type === where.type &&
      asset.account.id === where.accountId &&
      asset.region === where.region &&
      usedOn(asset, world, dayOf(now)) > 0
  );
}

/** When the thing was first used, epoch ms; for what is older than the world, a time before it. */
export function createdAt(asset: Asset, world: World): number {
  for (let day = world.firstDay; day < world.endDay; day++) {
    if (usedOn(asset, world, day) > 0) return (day === world.firstDay ? day - 60 : day) * DAY_MS + 9 * 3_600_000;
  }
  return world.firstDay * DAY_MS;
}

/** Regions in which an account pays for a service. */
export function usesService(world: World, accountId: string, region: string, service: string): boolean {
  return world.lines.some(
    (line) => line.account.id === accountId && line.region === region && line.service === service
  );
}
