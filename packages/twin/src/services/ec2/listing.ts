import { AwsError } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { formatHour } from '../../world/calendar.ts';
import type { Asset } from '../../world/inventory.ts';
import { assetsAt } from '../../world/inventory.ts';
import { listPage } from '../list-page.ts';

const NAMES = { token: 'NextToken', size: 'MaxResults', defaultSize: 1000 } as const;

/** What the caller has of a type in the region, as the page that is asked for. */
export function pageOf({ call, type }: { readonly call: Call; readonly type: string }) {
  const { world, caller, now } = call;
  const there = assetsAt(world, { type, accountId: caller.accountId, region: caller.region }, now);
  return listPage(call, there, NAMES, () => new AwsError('InvalidParameterValue', 'Invalid value for nextToken.'));
}

/** The resource's name is one of its tags, unless it has none at all. */
export function tagSet({ tags, resource }: Asset): unknown {
  if (tags === null) return undefined;
  const all = { Name: resource.name, ...tags };
  return { item: Object.entries(all).map(([key, value]) => ({ key, value })) };
}

export const bareId = ({ resource }: Asset): string => resource.id.split('/').at(-1) ?? resource.id;

export const moment = (time: number): string => formatHour(time).replace('Z', '.000Z');
