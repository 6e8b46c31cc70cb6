import type { SourceItem } from '../item-source.ts';
import type { ComputeOptimizerClient } from './client.ts';
import { databaseItems } from './database-items.ts';
import { groupItem, serviceItem } from './group-items.ts';
import { idleItem } from './idle-item.ts';
import { functionItem, instanceItem, volumeItem } from './to-items.ts';

/** AWS's limits of a page. */
const PAGE = 1000;
const IDLE_PAGE = 100;
const RIGHTSIZING = 'rightsizing';

/** A page of items and the token of the next. */
interface Page {
  readonly items: readonly SourceItem[];
  readonly nextToken: string | undefined;
}

export interface Part {
  readonly kind: string;
  /** Of the resources; null: all of the kind. */
  readonly type: string | null;
  readonly operation: string;
  page(client: ComputeOptimizerClient, region: string, nextToken?: string, signal?: AbortSignal): Promise<Page>;
}

/** Each is a part of its own, so that a missing permission keeps away no more than it has to. */
export const PARTS: readonly Part[] = [
  {
    kind: RIGHTSIZING,
    type: 'Ec2Instance',
    operation: 'GetEC2InstanceRecommendations',
    async page(client, region, nextToken, signal) {
      const found = await client.instances({ maxResults: PAGE, nextToken }, signal);
      const items = (found.instanceRecommendations ?? []).map((one) => instanceItem(region, one));
      return { items, nextToken: found.nextToken };
    },
  },
  {
    kind: RIGHTSIZING,
    type: 'EbsVolume',
    operation: 'GetEBSVolumeRecommendations',
    async page(client, region, nextToken, signal) {
      const found = await client.volumes({ maxResults: PAGE, nextToken }, signal);
      const items = (found.volumeRecommendations ?? []).map((one) => volumeItem(region, one));
      return { items, nextToken: found.nextToken };
    },
  },
  {
    kind: RIGHTSIZING,
    type: 'LambdaFunction',
    operation: 'GetLambdaFunctionRecommendations',
    async page(client, region, nextToken, signal) {
      const found = await client.functions({ maxResults: PAGE, nextToken }, signal);
      const items = (found.lambdaFunctionRecommendations ?? []).map((one) => functionItem(region, one));
      return { items, nextToken: found.nextToken };
    },
  },
  {
    kind: RIGHTSIZING,
    type: 'RdsDbInstance',
    operation: 'GetRDSDatabaseRecommendations',
    async page(client, region, nextToken, signal) {
      const found = await client.databases({ maxResults: PAGE, nextToken }, signal);
      const items = (found.rdsDBRecommendations ?? []).flatMap((one) => databaseItems(region, one));
      return { items, nextToken: found.nextToken };
    },
  },
  {
    kind: RIGHTSIZING,
    type: 'EcsService',
    operation: 'GetECSServiceRecommendations',
    async page(client, region, nextToken, signal) {
      const found = await client.services({ maxResults: PAGE, nextToken }, signal);
      const items = (found.ecsServiceRecommendations ?? []).map((one) => serviceItem(region, one));
      return { items, nextToken: found.nextToken };
    },
  },
  {
    kind: RIGHTSIZING,
    type: 'Ec2AutoScalingGroup',
    operation: 'GetAutoScalingGroupRecommendations',
    async page(client, region, nextToken, signal) {
      const found = await client.groups({ maxResults: PAGE, nextToken }, signal);
      const items = (found.autoScalingGroupRecommendations ?? []).map((one) => groupItem(region, one));
      return { items, nextToken: found.nextToken };
    },
  },
  {
    kind: 'idle-resource',
    type: null,
    operation: 'GetIdleRecommendations',
    async page(client, region, nextToken, signal) {
      const found = await client.idle({ maxResults: IDLE_PAGE, nextToken }, signal);
      const items = (found.idleRecommendations ?? []).map((one) => idleItem(region, one));
      return { items, nextToken: found.nextToken };
    },
  },
];
