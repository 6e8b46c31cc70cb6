import { readPages } from '../collect-part.ts';
import type { ItemCollectContext } from '../item-source.ts';
import type { OrganizationsClient } from './client.ts';

/** Where an account is: names from below the root down to its unit; empty for the root itself. */
export type UnitPath = readonly string[];

/** The path of every account by its id: the tree of units is walked, two questions per unit. @throws AwsError */
export async function readTree(
  client: OrganizationsClient,
  context: ItemCollectContext
): Promise<ReadonlyMap<string, UnitPath>> {
  const places = new Map<string, UnitPath>();
  const open: { readonly id: string; readonly path: UnitPath }[] = [];
  const roots = readPages('ListRoots', context, client.listRoots, ({ NextToken }) => NextToken);
  for await (const { Roots = [] } of roots) for (const { Id = '' } of Roots) open.push({ id: Id, path: [] });
  for (let parent = open.pop(); parent; parent = open.pop()) {
    const { id: ParentId, path } = parent;
    const accounts = readPages(
      'ListAccountsForParent',
      context,
      (NextToken, signal) => client.listAccountsForParent({ ParentId, NextToken }, signal),
      ({ NextToken }) => NextToken
    );
    for await (const { Accounts = [] } of accounts) for (const { Id = '' } of Accounts) places.set(Id, path);
    const units = readPages(
      'ListOrganizationalUnitsForParent',
      context,
      (NextToken, signal) => client.listUnits({ ParentId, NextToken }, signal),
      ({ NextToken }) => NextToken
    );
    for await (const { OrganizationalUnits = [] } of units) {
      for (const { Id = '', Name = Id } of OrganizationalUnits) open.push({ id: Id, path: [...path, Name] });
    }
  }
  return places;
}
