import { AwsError } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import type { Account } from '../../world/line.ts';
import { listPage } from '../list-page.ts';
import type { Tree } from './tree.ts';
import { joinedAt, treeOf } from './tree.ts';

const POLICIES = [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }];

const managementOf = ({ world }: Call) => world.accounts.find(({ management }) => management) ?? world.accounts[0];

const arn = (call: Call, kind: string, rest: string) =>
  `arn:aws:organizations::${managementOf(call)?.id}:${kind}/${treeOf(call.world).organization}/${rest}`;

/** Every account may know its organization; only the management account may look into it. */
function describeOrganization(call: Call): unknown {
  const { organization } = treeOf(call.world);
  const management = managementOf(call);
  return {
    Organization: {
      Id: organization,
      Arn: `arn:aws:organizations::${management?.id}:organization/${organization}`,
      FeatureSet: 'ALL',
      MasterAccountArn: arn(call, 'account', management?.id ?? ''),
      MasterAccountId: management?.id,
      MasterAccountEmail: management?.email,
      AvailablePolicyTypes: POLICIES,
    },
  };
}

function opened(call: Call): Tree {
  if (call.caller.accountId === managementOf(call)?.id) return treeOf(call.world);
  throw new AwsError('AccessDeniedException', "You don't have permissions to access this resource.");
}

const pageOf = <Entry>(call: Call, entries: readonly Entry[]) =>
  listPage(
    call,
    entries,
    { token: 'NextToken', size: 'MaxResults', defaultSize: 20 },
    () => new AwsError('InvalidInputException', 'You provided an invalid value: NextToken.')
  );

const shown = (call: Call, account: Account) => ({
  Id: account.id,
  Arn: arn(call, 'account', account.id),
  Email: account.email,
  Name: account.name,
  Status: 'ACTIVE',
  State: 'ACTIVE',
  JoinedMethod: account.management ? 'INVITED' : 'CREATED',
  JoinedTimestamp: joinedAt(call.world, account),
});

function listAccounts(call: Call): unknown {
  opened(call);
  const { page, next } = pageOf(call, call.world.accounts);
  return { Accounts: page.map((account) => shown(call, account)), NextToken: next };
}

function listRoots(call: Call): unknown {
  const { root } = opened(call);
  const { page, next } = pageOf(call, [root]);
  const Roots = page.map((Id) => ({ Id, Arn: arn(call, 'root', Id), Name: 'Root', PolicyTypes: POLICIES }));
  return { Roots, NextToken: next };
}

function parentIn(call: Call, { root, units }: Tree): string {
  const parent = String(call.input['ParentId']);
  if (parent === root || units.some(({ id }) => id === parent)) return parent;
  throw new AwsError('ParentNotFoundException', "We can't find a root or OU with the ParentId that you specified.");
}

function listUnits(call: Call): unknown {
  const tree = opened(call);
  const parent = parentIn(call, tree);
  const { page, next } = pageOf(
    call,
    tree.units.filter((unit) => unit.parent === parent)
  );
  const OrganizationalUnits = page.map(({ id, name }) => ({ Id: id, Arn: arn(call, 'ou', id), Name: name }));
  return { OrganizationalUnits, NextToken: next };
}

function listAccountsForParent(call: Call): unknown {
  const tree = opened(call);
  const parent = parentIn(call, tree);
  const { page, next } = pageOf(
    call,
    call.world.accounts.filter((account) => tree.parentOf(account) === parent)
  );
  return { Accounts: page.map((account) => shown(call, account)), NextToken: next };
}

export const organizations: Service = {
  name: 'organizations',
  iamPrefix: 'organizations',
  protocol: 'json-1.1',
  target: 'AWSOrganizationsV20161128',
  throttling: { code: 'TooManyRequestsException', message: 'Rate exceeded', status: 400 },
  operations: {
    DescribeOrganization: { handle: describeOrganization },
    ListAccounts: { handle: listAccounts },
    ListRoots: { handle: listRoots },
    ListOrganizationalUnitsForParent: { handle: listUnits },
    ListAccountsForParent: { handle: listAccountsForParent },
  },
};
