import type { Account, Organization } from '@aws-sdk/client-organizations';

import { readPages } from '../collect-part.ts';
import { AwsError } from '../errors.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem, ItemSource, SourceItem } from '../item-source.ts';
import type { OrganizationsClient } from './client.ts';
import { ORGANIZATIONS_FACTS } from './facts.ts';
import type { UnitPath } from './read-tree.ts';
import { readTree } from './read-tree.ts';

/** Every member account may be allowed it. */
const DESCRIBE = 'organizations:DescribeOrganization';
const PART = { kind: 'account', scope: '' } as const;
/** What is told to be missing when accounts are known and their places are not. */
const PLACES = { kind: 'account', scope: 'organisational units' } as const;

/**
 * The accounts of the organisation (kind `account`, complete) with the path of their unit. An account that is in no organisation has
 * none. Only the management account and delegated administrators may list them.
 */
export function organizationsSource(client: OrganizationsClient): ItemSource {
  return {
    facts: ORGANIZATIONS_FACTS,
    async *collect(context) {
      try {
        yield* accounts(client, context);
      } catch (error) {
        if (!(error instanceof AwsError) || error.code === 'AWS_CANCELLED') throw error;
        yield { ...PART, problem: forMembers(error) };
      }
    },
    close: () => client.close(),
  };
}

async function* accounts(
  client: OrganizationsClient,
  context: ItemCollectContext
): AsyncGenerator<ItemBatch | ItemProblem> {
  const organization = await organizationOf(client, context);
  if (organization === null) {
    yield { ...PART, items: [] };
    return;
  }
  const found: Account[] = [];
  const pages = readPages('ListAccounts', context, client.listAccounts, ({ NextToken }) => NextToken);
  for await (const { Accounts = [] } of pages) found.push(...Accounts);
  let places: ReadonlyMap<string, UnitPath> = new Map();
  try {
    places = await readTree(client, context);
  } catch (error) {
    // What may be had in the next pass is waited for: places that are known are not overwritten by a throttled call.
    if (!(error instanceof AwsError) || error.code !== 'AWS_ACCESS_DENIED') throw error;
    yield { ...PLACES, problem: error };
  }
  yield { ...PART, items: found.map((account) => accountItem(account, organization, places)) };
}

/** AWS denies a member account with the same words whatever its policies allow, so what it takes besides them is told. */
function forMembers(error: AwsError): AwsError {
  if (error.code !== 'AWS_ACCESS_DENIED' || error.action === DESCRIBE) return error;
  const { charged, action } = error;
  return new AwsError(
    error.code,
    `AWS denies ${action}. Only the management account of the organization, or an account that it made a delegated administrator, can read its accounts and units: if this connection signs in to a member account, no permission there is enough. Sign in to the management account, have this one made a delegated administrator, or switch the source off (sources["${ORGANIZATIONS_FACTS.name}"]: false). Else the permission ${action} is missing.`,
    { cause: error.cause, charged, ...(action === undefined ? {} : { action }) }
  );
}

/** Null for an account that is in none. */
async function organizationOf(
  client: OrganizationsClient,
  { beforeCall, signal }: ItemCollectContext
): Promise<Organization | null> {
  await beforeCall('DescribeOrganization');
  try {
    return (await client.describeOrganization(signal)).Organization ?? {};
  } catch (error) {
    if (error instanceof AwsError && /AWSOrganizationsNotInUse/.test(error.message)) return null;
    throw error;
  }
}

/** Never the e-mail of its owner: nothing here needs to know a person. */
function accountItem(
  account: Account,
  { Id: organization, MasterAccountId }: Organization,
  places: ReadonlyMap<string, UnitPath>
): SourceItem {
  const { Id = '', Name, Status, State, JoinedMethod, JoinedTimestamp } = account;
  const path = places.get(Id);
  return {
    id: Id,
    name: Name ?? null,
    at: null,
    attributes: {
      SubAccountId: Id,
      organization: organization ?? null,
      management: Id === MasterAccountId,
      status: State ?? Status ?? null,
      joined: JoinedTimestamp?.toISOString() ?? null,
      joinedBy: JoinedMethod ?? null,
      unit: path?.at(-1) ?? null,
      path: path ? `/${path.join('/')}` : null,
    },
  };
}
