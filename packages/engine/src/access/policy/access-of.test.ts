import type { AccessPolicyInput } from '@smartcloudops/contract';

import type { Principal } from '../../engine.ts';
import { accessOf, teamsOf } from './access-of.ts';
import { checkPolicy } from './check-policy.ts';

const person = (name: string, role: Principal['role'] = 'viewer', more: Partial<Principal> = {}): Principal => ({
  ...{ name, role, connections: ['bill'] },
  ...more,
});
const policy = (more: Partial<AccessPolicyInput> = {}) =>
  checkPolicy({
    scopes: [
      { name: 'shop', who: { users: ['vera'] }, allows: { accounts: ['2', '1', '2'] } },
      { name: 'all', who: { teams: ['finance'] }, allows: { everything: true } },
      {
        name: 'editors',
        who: { roles: ['editor'] },
        allows: { organizationalUnits: ['/Shop/'], tags: { team: ['b', 'a'] } },
      },
      { name: 'lab', who: { users: ['lena'] }, allows: { connections: ['bill'] } },
    ],
    teams: { finance: ['Fred'], empty: [] },
    ...more,
  });

test('without scopes nothing is narrowed; with one, who fits none sees nothing and is told whom to ask', () => {
  expect(accessOf(checkPolicy({}), person('eve'))).toMatchObject({ sees: 'everything' });
  expect(accessOf(policy(), person('eve'))).toMatchObject({
    sees: 'nothing',
    why: 'There are scopes, and none is for eve (viewer). Ask an administrator to add you to one: Access in the app, or PUT /api/v1/access/scopes.',
  });
});

test('a user, a role and a team are found, whatever the case of the login, and what they allow adds up', () => {
  const rows = (accounts: string[], organizationalUnits: string[] = [], tags = {}) => ({
    ...{ connections: null, rows: { accounts, organizationalUnits, tags } },
  });
  expect(accessOf(policy(), person('VERA'))).toMatchObject({
    ...{ sees: 'rows', scopes: ['shop'], scope: { connections: ['bill'], clauses: [rows(['1', '2'])] } },
  });
  expect(accessOf(policy(), person('vera', 'editor'))).toMatchObject({
    scopes: ['shop', 'editors'],
    scope: { clauses: [rows(['1', '2']), rows([], ['/Shop'], { team: ['a', 'b'] })] },
  });
  expect(accessOf(policy(), person('fred'))).toMatchObject({ sees: 'everything', scopes: ['all'] });
  expect(accessOf(policy(), person('token', 'viewer', { teams: ['finance'] }))).toMatchObject({ sees: 'everything' });
  expect(accessOf(policy(), person('lena'))).toMatchObject({
    scope: { clauses: [{ connections: ['bill'], rows: null }] },
  });
  expect(teamsOf(policy(), person('FRED', 'viewer', { teams: ['x'] }))).toEqual(['finance', 'x']);
});

test('administrators are exempt unless the scopes say no', () => {
  expect(accessOf(policy(), person('ada', 'admin'))).toMatchObject({ sees: 'everything' });
  const strict = policy({ adminsSeeEverything: false });
  expect(accessOf(strict, person('ada', 'admin'))).toMatchObject({ sees: 'nothing' });
  expect(accessOf(strict, person('vera', 'admin'))).toMatchObject({ sees: 'rows' });
});

test.each([
  ['alerts', 'alerts'],
  ['public-dashboards', 'publicDashboards'],
] as const)('%s see nothing until somebody chooses what, whatever role and name they come with', (kind, setting) => {
  const asker = person('vera', 'admin', { kind });
  expect(accessOf(policy(), asker)).toMatchObject({ sees: 'nothing' });
  expect(accessOf(policy({ [setting]: 'everything' }), asker)).toMatchObject({ sees: 'everything' });
  expect(accessOf(policy({ [setting]: 'lab' }), asker)).toMatchObject({ sees: 'rows', scopes: ['lab'] });
});

test.each([
  [{ scopes: [{ name: 'a', who: {}, allows: { everything: true } }] }, 'scopes[0].who'],
  [{ scopes: [{ name: 'a', who: { users: ['x'] }, allows: {} }] }, 'scopes[0].allows'],
  [{ scopes: [{ name: 'a', who: { users: ['x'] }, allows: { tags: {} } }] }, 'scopes[0].allows'],
  [{ scopes: [{ name: 'a', who: { users: ['x'] }, allows: { accounts: [] } }] }, 'scopes[0].allows.accounts'],
  [
    { scopes: [{ name: 'a', who: { users: ['x'] }, allows: { everything: true, accounts: ['1'] } }] },
    'scopes[0].allows',
  ],
  [{ scopes: [{ name: 'a', who: { users: ['x'] }, allows: { account: ['1'] } }] }, 'scopes[0].allows.account'],
  [{ scopes: [{ name: 'a', who: { teams: ['t'] }, allows: { accounts: ['1'] } }] }, 'scopes[0].who.teams'],
  [{ scopes: [{ name: 'nothing', who: { users: ['x'] }, allows: { accounts: ['1'] } }] }, 'scopes[0].name'],
  [
    { scopes: [{ name: 'a', who: { users: ['x'] }, allows: { organizationalUnits: ['Shop'] } }] },
    'scopes[0].allows.organizationalUnits[0]',
  ],
  [{ alerts: 'shop' }, 'alerts'],
  [{ scope: [] }, 'scope'],
])('%j is refused by the name of the field', (input, field) => {
  expect(() => checkPolicy(input)).toThrow(
    expect.objectContaining({ code: 'ENGINE_BAD_ACCESS', fields: [expect.objectContaining({ field })] })
  );
});
