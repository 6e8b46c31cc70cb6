import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { AwsError } from '../errors.ts';
import type { ItemBatch, ItemProblem } from '../item-source.ts';
import { organizationsClient } from './client.ts';
import { organizationsSource } from './source.ts';

const NOW = Date.UTC(2026, 9, 20, 6);
const world = createWorld({ seed: 3, days: 30, now: NOW });
const core = world.accounts[0]?.id ?? '';
const member = world.accounts[1]?.id ?? '';

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world,
    credentials: [
      { accessKeyId: 'CORE', accountId: core },
      { accessKeyId: 'MEMBER', accountId: member },
      {
        accessKeyId: 'NAMES',
        accountId: core,
        allow: ['organizations:DescribeOrganization', 'organizations:ListAccounts'],
      },
    ],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const clientOf = (accessKey: string) =>
  organizationsClient({ authType: 'keys', accessKey, secretKey: 's', endpoint: twin.url });

async function collect(accessKey: string, client = clientOf(accessKey)) {
  const source = organizationsSource(client);
  const operations: string[] = [];
  const beforeCall = async (operation: string) => void operations.push(operation);
  const got: (ItemBatch | ItemProblem)[] = await Array.fromAsync(source.collect({ now: NOW, since: 0, beforeCall }));
  source.close();
  const items = got.flatMap((one) => ('items' in one ? one.items : []));
  return { operations, got, items, problems: got.filter((one): one is ItemProblem => 'problem' in one) };
}

test('every account with its name, its status and its place, and nobody’s e-mail', async () => {
  const { got, items } = await collect('CORE');
  expect(got).toMatchObject([{ kind: 'account', scope: '' }]);
  expect(items.map(({ id, name }) => [id, name])).toEqual(world.accounts.map(({ id, name }) => [id, name]));
  for (const account of world.accounts) {
    const path = account.management ? '/' : `/${account.businessUnit}/${account.environment}`;
    expect(items.find(({ id }) => id === account.id)?.attributes).toMatchObject({
      management: account.management,
      status: 'ACTIVE',
      path,
      unit: account.management ? null : account.environment,
      joined: expect.stringMatching(/^20\d\d-\d\d-\d\dT/),
    });
  }
  expect(world.accounts.some(({ email }) => email.includes('@'))).toBe(true);
  expect(JSON.stringify(got)).not.toContain('@');
  expect(twin.invoice().total).toBe('0');
});

test('pages of one give the same', async () => {
  const whole = await collect('CORE');
  twin.setFaults([{ operation: 'organizations:*', kind: 'small-pages', pageSize: 1 }]);
  const paged = await collect('CORE');
  expect(paged.items).toEqual(whole.items);
  expect(paged.operations.filter((one) => one === 'ListAccounts')).toHaveLength(world.accounts.length);
});

test('without the tree the names are there, and the missing permission is named', async () => {
  const { items, problems } = await collect('NAMES');
  expect(items).toHaveLength(world.accounts.length);
  expect(items.every(({ attributes }) => attributes['path'] === null)).toBe(true);
  expect(problems).toMatchObject([{ kind: 'account', problem: { code: 'AWS_ACCESS_DENIED' } }]);
  expect(problems[0]?.problem.message).toContain('The permission organizations:ListRoots is missing');
});

test('a member account is denied the list, and told who is not', async () => {
  const { got } = await collect('MEMBER');
  expect(got).toMatchObject([
    { kind: 'account', scope: '', problem: { code: 'AWS_ACCESS_DENIED', action: 'organizations:ListAccounts' } },
  ]);
  expect((got[0] as ItemProblem).problem.message).toMatch(
    /Only the management account .* delegated administrator, can read .* Else the permission organizations:ListAccounts is missing\./
  );
});

test('a throttled call overwrites no places', async () => {
  twin.setFaults([{ operation: 'ListOrganizationalUnitsForParent', kind: 'throttle', count: 1 }]);
  expect((await collect('CORE')).got).toMatchObject([{ kind: 'account', problem: { code: 'AWS_THROTTLED' } }]);
});

test('an account that is in no organisation has none, and that is no problem', async () => {
  const alone = async () => {
    throw new AwsError(
      'AWS_REQUEST_REFUSED',
      'organizations:DescribeOrganization failed: Your account is not a member of an organization (AWSOrganizationsNotInUseException).'
    );
  };
  const { got, operations } = await collect('CORE', { ...clientOf('CORE'), describeOrganization: alone });
  expect(got).toEqual([{ kind: 'account', scope: '', items: [] }]);
  expect(operations).toEqual(['DescribeOrganization']);
});
