import type { TargetGroup, TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';

import { collectPart, eachOnce, readPages } from '../collect-part.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem, SourceItem } from '../item-source.ts';
import type { InventoryClient } from './client.ts';
import { BALANCER_PAGE } from './lists.ts';
import { targetGroupItem } from './network.ts';
import type { Place } from './place.ts';

/** Groups of targets with their health; where that may not be asked, the groups are told all the same. */
export async function* collectTargetGroups(
  { loadBalancing }: InventoryClient,
  place: Place,
  context: ItemCollectContext
): AsyncGenerator<ItemBatch | ItemProblem> {
  const part = { kind: 'target-group', scope: place.region };
  const groups = await collectPart(part, async () => {
    const found: TargetGroup[] = [];
    const pages = readPages(
      'DescribeTargetGroups',
      context,
      (Marker, signal) => loadBalancing.targetGroups({ PageSize: BALANCER_PAGE, Marker }, signal),
      ({ NextMarker }) => NextMarker
    );
    for await (const { TargetGroups = [] } of pages) found.push(...TargetGroups);
    return found;
  });
  if ('problem' in groups) {
    yield groups;
    return;
  }
  const healthOf = new Map<string, readonly TargetHealthDescription[]>();
  const asked = await collectPart({ ...part, scope: `${place.region}/health` }, async () => {
    for (const { TargetGroupArn: arn } of groups) {
      if (arn === undefined) continue;
      await context.beforeCall('DescribeTargetHealth');
      const { TargetHealthDescriptions = [] } = await loadBalancing.targetHealth(arn, context.signal);
      healthOf.set(arn, TargetHealthDescriptions);
    }
    return healthOf;
  });
  const items: SourceItem[] = groups.map((one) =>
    targetGroupItem(place, one, healthOf.get(one.TargetGroupArn ?? '') ?? null)
  );
  yield { ...part, items: eachOnce(items) };
  if ('problem' in asked) yield asked;
}
