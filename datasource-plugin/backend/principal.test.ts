import type { PluginContext } from '@smartcloudops/grafana-sdk';

import { principalOf } from './principal.ts';

const context = (login: string | null, role = 'Viewer', orgId = 2) =>
  ({
    orgId,
    ...(login === null ? {} : { user: { login, role, name: '', email: 'boss@example.org' } }),
  }) as unknown as PluginContext;

test('a user is who Grafana says, in the organisation that was asked', () => {
  expect(principalOf(context('vera'), ['bill'])).toEqual({
    ...{ name: 'vera', role: 'viewer', connections: ['bill'], realm: 'org2' },
  });
  expect(principalOf(context('ann', 'Admin'), [])).toMatchObject({ role: 'admin' });
  expect(principalOf(context('ann', 'Owner'), [])).toMatchObject({ role: 'viewer' });
});

test('what asks as an administrator and is nobody has no role', () => {
  expect(principalOf(context('grafana_scheduler', 'Admin'), [])).toMatchObject({ role: 'viewer', kind: 'alerts' });
  expect(principalOf(context('service', 'Admin'), [])).toMatchObject({ role: 'viewer', kind: 'public-dashboards' });
  expect(principalOf(context(null), [])).toMatchObject({ name: 'grafana', role: 'viewer' });
});

test('a login that is a word of the language is a login', () => {
  expect(principalOf(context('constructor', 'Editor'), [])).toMatchObject({ role: 'editor' });
});
