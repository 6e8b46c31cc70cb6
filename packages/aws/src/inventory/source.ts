import { collectPart, eachOnce, readPages } from '../collect-part.ts';
import { AwsError } from '../errors.ts';
import type { CallerIdentity } from '../identity/caller.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem, ItemSource, SourceItem } from '../item-source.ts';
import type { InventoryClient } from './client.ts';
import { INVENTORY_FACTS } from './facts.ts';
import { LISTS } from './lists.ts';
import type { List } from './lists.ts';
import { instanceTypeItem } from './machines.ts';
import type { Place } from './place.ts';
import { collectTargetGroups } from './target-groups.ts';

/** AWS's limit of types in one question. */
const TYPES_PER_CALL = 100;

/**
 * What the account that signs in has (kinds `instance`, `instance-type`, `volume`, `snapshot`, `address`, `nat-gateway`, `reservation`,
 * `db-instance`, `load-balancer`, `target-group`), each complete by region.
 * @param clients one per region
 */
export function inventorySource(clients: ReadonlyMap<string, InventoryClient>): ItemSource {
  return {
    facts: INVENTORY_FACTS,
    async *collect(context) {
      const [first] = clients.values();
      if (!first) return;
      const signedIn = await collectPart({ kind: 'instance', scope: '' }, async () => {
        await context.beforeCall('GetCallerIdentity');
        return first.identity(context.signal);
      });
      if ('problem' in signedIn) yield signedIn;
      else for (const [region, client] of clients) yield* collectRegion(client, placeOf(signedIn, region), context);
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

function placeOf({ accountId, arn }: CallerIdentity, region: string): Place {
  return { accountId, region, partition: arn.split(':')[1] ?? 'aws' };
}

async function* collectRegion(
  client: InventoryClient,
  place: Place,
  context: ItemCollectContext
): AsyncGenerator<ItemBatch | ItemProblem> {
  const types = new Set<string>();
  for (const list of LISTS) {
    const part = await collectList(client, place, list, context);
    if ('problem' in part && part.problem.code === 'AWS_KEY_UNKNOWN') {
      yield { ...part, problem: closedRegion(place.region, part.problem) };
      return;
    }
    yield part;
    if (list.kind === 'instance' && 'items' in part) {
      for (const { attributes } of part.items) types.add(String(attributes['instanceType']));
      yield await collectTypes(client, place, [...types].toSorted(), context);
    }
  }
  yield* collectTargetGroups(client, place, context);
}

/** We have just signed in, so the key is good: it is the region that AWS has not opened to the account. */
function closedRegion(region: string, cause: AwsError): AwsError {
  return new AwsError(
    'AWS_SERVICE_NOT_ENABLED',
    `The region ${region} is not enabled for the account: AWS does not know its keys there. Enable it in the AWS console under Account, AWS Regions, for nothing, or take it out of the setting metrics.regions.`,
    { cause, ...(cause.action === undefined ? {} : { action: cause.action }) }
  );
}

function collectList(
  client: InventoryClient,
  place: Place,
  { kind, service, operation, page }: List,
  context: ItemCollectContext
): Promise<ItemBatch | ItemProblem> {
  const part = { kind, scope: service === undefined ? place.region : `${place.region}/${service}` };
  return collectPart(part, async () => {
    const items: SourceItem[] = [];
    const pages = readPages(
      operation,
      context,
      (token, signal) => page(client, place, token, signal),
      ({ next }) => next
    );
    for await (const one of pages) items.push(...one.items);
    return { ...part, items: eachOnce(items) };
  });
}

function collectTypes(
  { ec2 }: InventoryClient,
  place: Place,
  types: readonly string[],
  { beforeCall, signal }: ItemCollectContext
): Promise<ItemBatch | ItemProblem> {
  const part = { kind: 'instance-type', scope: place.region };
  return collectPart(part, async () => {
    const items: SourceItem[] = [];
    for (let from = 0; from < types.length; from += TYPES_PER_CALL) {
      await beforeCall('DescribeInstanceTypes');
      const asked = types.slice(from, from + TYPES_PER_CALL) as Parameters<typeof ec2.instanceTypes>[0];
      const { InstanceTypes = [] } = await ec2.instanceTypes(asked, signal);
      items.push(...InstanceTypes.map((one) => instanceTypeItem(place, one)));
    }
    return { ...part, items };
  });
}
