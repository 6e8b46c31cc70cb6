import type { AccessScope } from '@smartcloudops/contract';

import { isTypable, noTag, scopeOf, scopeText } from './scope-text.ts';
import { teamsOf, teamsText } from './teams-text.ts';

test('what is typed is the scope, and back', () => {
  const scope = {
    name: 'shop',
    who: { users: ['vera', 'sam'], roles: ['editor' as const], teams: ['ops'] },
    allows: {
      connections: ['payer'],
      accounts: ['1', '2'],
      organizationalUnits: ['/a b'],
      tags: { team: ['x', 'y'], env: ['z'] },
    },
  };
  expect(scopeText(scope)).toMatchObject({ users: 'vera, sam', tags: 'team=x,y; env=z' });
  expect(scopeOf(scopeText(scope))).toEqual(scope);
  expect(isTypable(scope)).toBe(true);
  const all = { name: 'all', who: { users: ['a'] }, allows: { everything: true as const } };
  expect(scopeOf(scopeText(all))).toEqual(all);
});

test.each<AccessScope['allows']>([
  { tags: { team: ['a,b'] } },
  { tags: { 'a=b': ['c'] } },
  { tags: { team: ['a;b'] } },
  { accounts: ['1,2'] },
])('%j would become another scope, so it is not edited here', (allows) => {
  expect(isTypable({ name: 'x', who: { users: ['a'] }, allows })).toBe(false);
});

test('what is no tag is told', () => {
  expect(noTag('team=a; env=b')).toBeNull();
  expect(noTag('')).toBeNull();
  expect(noTag('team=a; env')).toBe(' env');
  expect(noTag('team=')).toBe('team=');
});

test('teams are lines', () => {
  const teams = { shop: ['sam', 'sue'], ops: [] };
  expect(teamsText(teams)).toBe('shop: sam, sue\nops: ');
  expect(teamsOf(teamsText(teams))).toEqual(teams);
  expect(teamsOf('shop: urn:sam\n\n')).toEqual({ shop: ['urn:sam'] });
});
